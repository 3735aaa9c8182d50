package org.joryu.distill.train;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A training's steps and epochs, a line of JSON for each as it came; every number reads back bit for
/// bit.
///
/// ```
/// {"step":1,"epoch":1,"hard":2.31,"soft":0.52,"total":1.06,"parts":[["CE",2.31],["KL",0.03]]}
/// {"epoch":1,"hard":…,"soft":…,"total":…,"parts":…,"dev_loss":2.2,"dev_accuracy":0.31,"agreement":0.4}
/// ```
///
/// A number that is none is the string `NaN`.
final class MetricsFile {

    private MetricsFile() {}

    static void line(StringBuilder text, StepMetrics step) {
        text.append("{\"step\":").append(step.step());
        losses(text.append(','), step.epoch(), step.hardLoss(), step.softLoss(), step.totalLoss(), step.parts());
        text.append("}\n");
    }

    static void line(StringBuilder text, EpochMetrics epoch) {
        text.append('{');
        losses(text, epoch.epoch(), epoch.hardLoss(), epoch.softLoss(), epoch.totalLoss(), epoch.parts());
        number(text.append(",\"dev_loss\":"), epoch.devLoss());
        number(text.append(",\"dev_accuracy\":"), epoch.devAccuracy());
        number(text.append(",\"agreement\":"), epoch.agreement());
        text.append("}\n");
    }

    private static void losses(
            StringBuilder text, int epoch, double hard, double soft, double total, List<NamedLoss> parts) {
        text.append("\"epoch\":").append(epoch);
        number(text.append(",\"hard\":"), hard);
        number(text.append(",\"soft\":"), soft);
        number(text.append(",\"total\":"), total);
        text.append(",\"parts\":[");
        for (int i = 0; i < parts.size(); i++) {
            text.append(i == 0 ? "[\"" : ",[\"").append(parts.get(i).name()).append("\",");
            number(text, parts.get(i).value());
            text.append(']');
        }
        text.append(']');
    }

    private static void number(StringBuilder text, double value) {
        if (Double.isFinite(value)) {
            text.append(value);
        } else {
            text.append('"').append(value).append('"');
        }
    }

    /// All whole lines; a last one without an end, as a process that was killed leaves it, is none.
    ///
    /// @throws IllegalArgumentException if a line is something else
    /// @throws UncheckedIOException if it cannot be read
    static TrainingHistory read(Path file) {
        try {
            return read(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /// The lines in the first bytes of a file.
    static TrainingHistory read(Path file, byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        var steps = new ArrayList<StepMetrics>();
        var epochs = new ArrayList<EpochMetrics>();
        int number = 0;
        for (var line : new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            number++;
            try {
                var json = JsonParser.parseString(line).getAsJsonObject();
                if (json.has("step")) {
                    steps.add(step(json));
                } else {
                    epochs.add(epoch(json));
                }
            } catch (JsonParseException
                    | IllegalStateException
                    | NumberFormatException
                    | NullPointerException
                    | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException(
                        "%s must hold a step or an epoch in each line, but line %d is damaged: take a copy of the folder"
                                .formatted(file, number),
                        e);
            }
        }
        return new TrainingHistory(steps, epochs);
    }

    private static StepMetrics step(JsonObject json) {
        return new StepMetrics(
                json.get("step").getAsLong(),
                json.get("epoch").getAsInt(),
                number(json, "hard"),
                number(json, "soft"),
                number(json, "total"),
                parts(json.getAsJsonArray("parts")));
    }

    private static EpochMetrics epoch(JsonObject json) {
        return new EpochMetrics(
                json.get("epoch").getAsInt(),
                number(json, "hard"),
                number(json, "soft"),
                number(json, "total"),
                parts(json.getAsJsonArray("parts")),
                number(json, "dev_loss"),
                number(json, "dev_accuracy"),
                number(json, "agreement"));
    }

    private static double number(JsonObject json, String name) {
        return Double.parseDouble(json.get(name).getAsString());
    }

    private static List<NamedLoss> parts(JsonArray parts) {
        return parts.asList().stream()
                .map(part -> new NamedLoss(
                        part.getAsJsonArray().get(0).getAsString(),
                        Double.parseDouble(part.getAsJsonArray().get(1).getAsString())))
                .toList();
    }
}

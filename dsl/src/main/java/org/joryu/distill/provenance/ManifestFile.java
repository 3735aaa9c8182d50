package org.joryu.distill.provenance;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;

/// A [Manifest] as a file of JSON, which is there whole or not at all.
public final class ManifestFile {

    private static final String FORMAT = "joryu run 1";

    private ManifestFile() {}

    /// Writes it: the file is on disk, whole, or as it was before.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public static void write(Path file, Manifest manifest) {
        var temporary = file.resolveSibling(file.getFileName() + ".part");
        try {
            try {
                // A stream, as a channel would be closed by an interrupt, which ends a training in order.
                try (var out = new FileOutputStream(temporary.toFile())) {
                    out.write(text(manifest).getBytes(StandardCharsets.UTF_8));
                    out.getFD().sync();
                }
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static String text(Manifest manifest) {
        var json = new JsonObject();
        json.addProperty("format", FORMAT);
        json.addProperty("title", manifest.title());
        json.addProperty("end", manifest.end());
        json.addProperty("plan_text", manifest.plan());
        json.add(
                "plan",
                manifest.planData().isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(manifest.planData()));
        json.addProperty("plan_not_kept", manifest.notKept());
        json.addProperty("seed", manifest.seed());
        json.addProperty("data", manifest.data());
        json.addProperty("data_sha256", manifest.dataSha256());
        json.add(
                "data_origin",
                manifest.origin().isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(manifest.origin()));
        json.addProperty("teacher_sha256", manifest.teacher());
        json.addProperty("initial_weights_sha256", manifest.initialWeights());
        json.addProperty("best_weights_sha256", manifest.bestWeights());
        json.addProperty("last_weights_sha256", manifest.lastWeights());
        var versions = new JsonObject();
        manifest.versions().forEach(versions::addProperty);
        json.add("versions", versions);
        json.addProperty("device", manifest.device());
        json.addProperty("started", manifest.started().toString());
        json.addProperty("took", manifest.took().toString());
        json.add(
                "outline",
                manifest.outline().isEmpty() ? JsonNull.INSTANCE : JsonParser.parseString(manifest.outline()));
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .serializeNulls()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json)
                + "\n";
    }

    /// Reads what [#write] wrote; its folder is the one that the file lies in.
    ///
    /// @throws IllegalArgumentException if it is damaged, or something else
    /// @throws UncheckedIOException if it cannot be read
    public static Manifest read(Path file) {
        try {
            var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            if (!json.has("format") || !json.get("format").getAsString().equals(FORMAT)) {
                throw new IllegalArgumentException(
                        "%s must be of the format %s, but is not: another version of Joryu wrote it, or another program"
                                .formatted(file, FORMAT));
            }
            var versions = new TreeMap<String, String>();
            json.getAsJsonObject("versions")
                    .entrySet()
                    .forEach(version ->
                            versions.put(version.getKey(), version.getValue().getAsString()));
            return new Manifest(
                    text(json, "title"),
                    text(json, "plan_text"),
                    raw(json, "plan"),
                    text(json, "plan_not_kept"),
                    json.get("seed").getAsLong(),
                    text(json, "data"),
                    text(json, "data_sha256"),
                    raw(json, "data_origin"),
                    text(json, "teacher_sha256"),
                    text(json, "initial_weights_sha256"),
                    text(json, "best_weights_sha256"),
                    text(json, "last_weights_sha256"),
                    versions,
                    text(json, "device"),
                    Instant.parse(text(json, "started")),
                    Duration.parse(text(json, "took")),
                    text(json, "end"),
                    // Older ones have none.
                    json.has("outline") ? raw(json, "outline") : "",
                    file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        } catch (JsonParseException
                | IllegalStateException
                | NullPointerException
                | NumberFormatException
                | DateTimeException e) {
            throw new IllegalArgumentException(file + " must be a manifest, but is damaged or of another kind", e);
        }
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }

    private static String raw(JsonObject json, String name) {
        return json.get(name).isJsonNull() ? "" : json.get(name).toString();
    }
}

package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Against views that NumPy and PyTorch made, from seeds to pixels; see `augmentations.py`.
class AugmentationReferenceTests {

    static Stream<JsonObject> cases() {
        var in = Objects.requireNonNull(AugmentationReferenceTests.class.getResourceAsStream("augmentations.json"));
        var file = new Gson().fromJson(new InputStreamReader(in, StandardCharsets.UTF_8), JsonObject.class);
        return file.getAsJsonArray("cases").asList().stream().map(element -> element.getAsJsonObject());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_view_has_the_pixels_of_the_reference(JsonObject reference) {
        var augmentations = new Augmentations(
                steps(reference.getAsJsonArray("steps")), reference.get("seed").getAsLong());
        var pixels = floats(reference.getAsJsonArray("pixels"));
        var shape = reference.getAsJsonArray("shape").asList().stream()
                .mapToLong(extent -> extent.getAsLong())
                .toArray();

        for (var element : reference.getAsJsonArray("views")) {
            var expected = element.getAsJsonObject();
            var view = augmentations.view(
                    pixels,
                    shape,
                    expected.get("row").getAsLong(),
                    expected.get("epoch").getAsInt());

            assertThat(view)
                    .as("row %s, epoch %s", expected.get("row"), expected.get("epoch"))
                    .containsExactly(floats(expected.getAsJsonArray("pixels")), within(1e-6f));
        }
    }

    private static List<Augmentation> steps(JsonArray steps) {
        return steps.asList().stream()
                .map(step -> step.getAsJsonArray())
                .map(step -> step(step.get(0).getAsString(), step.get(1).getAsDouble()))
                .toList();
    }

    private static Augmentation step(String name, double argument) {
        return switch (name) {
            case "randomCrop" -> new RandomCrop((int) argument);
            case "randomResizedCrop" -> new RandomResizedCrop(argument);
            case "horizontalFlip" -> new HorizontalFlip(argument);
            case "shift" -> new Shift(argument);
            case "rotation" -> new Rotation(argument);
            case "cutout" -> new Cutout((int) argument);
            case "noise" -> new Noise(argument);
            default -> throw new AssertionError(name);
        };
    }

    private static float[] floats(JsonArray array) {
        var values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsFloat();
        }
        return values;
    }
}

package org.joryu.distill;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.regex.Pattern;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.provenance.RecordJson;
import org.joryu.distill.train.TrainingHistory;
import org.joryu.distill.train.TrainingOutline;

/// What is shown of a training while it runs, as it stands in its manifest.
final class Outlines {

    private static final Pattern FORMULA = Pattern.compile("L = .*");

    private Outlines() {}

    static String json(TrainingOutline outline) {
        return new RecordJson().write(outline, TrainingOutline.class);
    }

    /// @param history what happened so far
    static TrainingOutline of(Manifest manifest, TrainingHistory history) {
        var outline = read(manifest, history);
        return manifest.place().map(outline::in).orElse(outline);
    }

    /// As well as can be, where the manifest is of another version or was written before the first step.
    private static TrainingOutline read(Manifest manifest, TrainingHistory history) {
        try {
            if (!manifest.outline().isEmpty()) {
                return new RecordJson().read(manifest.outline(), TrainingOutline.class);
            }
        } catch (IllegalArgumentException ofAnotherVersion) {
            // What else the folder holds tells enough.
        }
        var formula = FORMULA.matcher(manifest.plan());
        return new TrainingOutline(
                manifest.title(),
                formula.find() ? formula.group() : "",
                epochs(manifest, history),
                Math.max(1, (int) history.steps().stream()
                        .takeWhile(step -> step.epoch() == 1)
                        .count()),
                manifest.device().isEmpty() ? "an unknown device" : manifest.device(),
                Double.NaN,
                List.of());
    }

    private static int epochs(Manifest manifest, TrainingHistory history) {
        if (!manifest.planData().isEmpty()) {
            var recipe = JsonParser.parseString(manifest.planData())
                    .getAsJsonObject()
                    .getAsJsonObject("recipe");
            if (recipe != null && recipe.has("epochs")) {
                return recipe.get("epochs").getAsInt();
            }
        }
        return Math.max(1, history.epochs().size());
    }
}

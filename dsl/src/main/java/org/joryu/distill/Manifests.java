package org.joryu.distill;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Origin;
import org.joryu.distill.model.Torch;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.provenance.RecordJson;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingResult;

/// Gathers what produces a model.
final class Manifests {

    private Manifests() {}

    /// Before the first step.
    static Manifest draft(Plan plan, KeptPlan.Written written, Training training) {
        return draft(
                training.title(),
                plan.toString(),
                written,
                training.recipe().seed(),
                training.data(),
                teacher(training));
    }

    /// Of one of several models that were trained together, of which no run is kept.
    static Manifest of(String title, String plan, Recipe recipe, Dataset data, TrainingResult result) {
        var notKept = new KeptPlan.Written("", title + " was trained along with others", List.of());
        return ended(draft(title, plan, notKept, recipe.seed(), data, ""), result);
    }

    private static Manifest draft(
            String title, String plan, KeptPlan.Written written, long seed, Dataset data, String teacher) {
        return new Manifest(
                title,
                plan,
                written.json(),
                written.refusal(),
                seed,
                data.toString(),
                data.sha256(),
                data.origin()
                        .map(origin -> new RecordJson().write(origin, Origin.class))
                        .orElse(""),
                teacher,
                "",
                "",
                "",
                versions(),
                "",
                Instant.now(),
                Duration.ZERO,
                Manifest.RUNNING,
                "",
                null);
    }

    static String teacher(Training training) {
        return training.teacher() == null ? "" : training.teacher().sha256();
    }

    /// After the last step.
    static Manifest ended(Manifest draft, TrainingResult result) {
        var how = result.end() instanceof TrainingEnd.Stopped(long step)
                ? "stopped after step " + step
                : Manifest.FINISHED;
        return draft.ended(
                how,
                result.initial().sha256(),
                result.best().weights().sha256(),
                result.last().sha256(),
                result.device(),
                result.took());
    }

    private static Map<String, String> versions() {
        var joryu = Manifests.class.getPackage().getImplementationVersion();
        return Map.of(
                "joryu", joryu == null ? "unpackaged" : joryu,
                "java", Runtime.version().toString(),
                "djl", Torch.djlVersion(),
                "torch", Torch.version(),
                "threads", String.valueOf(Torch.threads()),
                "platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}

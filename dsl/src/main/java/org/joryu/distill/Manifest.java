package org.joryu.distill;

import java.util.Map;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Torch;
import org.joryu.distill.provenance.Provenance;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// Gathers what produced a model.
final class Manifest {

    private Manifest() {}

    static Provenance of(String plan, Recipe recipe, Dataset data, @Nullable Teacher teacher, TrainingResult result) {
        return new Provenance(
                plan,
                recipe.seed(),
                data.sha256(),
                teacher == null ? "" : teacher.sha256(),
                result.initial().sha256(),
                result.best().weights().sha256(),
                versions(),
                result.device(),
                result.started(),
                result.took());
    }

    private static Map<String, String> versions() {
        return Map.of(
                "java", Runtime.version().toString(),
                "djl", Torch.djlVersion(),
                "torch", Torch.version(),
                "threads", String.valueOf(Torch.threads()),
                "platform", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }
}

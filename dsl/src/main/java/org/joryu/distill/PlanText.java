package org.joryu.distill;

import java.util.Locale;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Teacher;
import org.jspecify.annotations.Nullable;

/// How plans read: a heading, and a line for each thing that was decided.
final class PlanText {

    private final StringBuilder text;

    PlanText(String heading) {
        this.text = new StringBuilder(heading);
    }

    PlanText line(String name, String value) {
        text.append("\n  ").append(String.format(Locale.ROOT, "%-9s", name)).append(value);
        return this;
    }

    /// The formula, and a line for each of its symbols.
    PlanText loss(Loss loss) {
        line("loss", "L = " + loss.formula());
        loss.meanings().stream().distinct().forEach(meaning -> line("where", meaning));
        return this;
    }

    PlanText data(@Nullable Dataset data) {
        return line("data", data == null ? "not chosen yet: .on(digits())" : data.toString());
    }

    PlanText recipe(Recipe recipe, @Nullable Dataset data) {
        var steps = data == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        " of %,d steps",
                        recipe.stepsPerEpoch(data.train().size()));
        var device = recipe.device() == null ? "" : ", on " + recipe.device();
        if (!recipe.augmentations().isEmpty()) {
            line("views", recipe.augmentations().toString());
        }
        return line(
                "training",
                String.format(
                        Locale.ROOT,
                        "%,d epochs%s, batches of %d, %s, learning rate %s%s, seed %d%s",
                        recipe.epochs(),
                        steps,
                        recipe.batchSize(),
                        recipe.optimizer(),
                        recipe.learningRate(),
                        recipe.rateSchedule(),
                        recipe.seed(),
                        device));
    }

    static String parameters(Teacher teacher) {
        var count = teacher.parameterCount();
        return count.isEmpty()
                ? teacher.toString()
                : String.format(Locale.ROOT, "%s, %,d parameters", teacher, count.getAsLong());
    }

    static String parameters(Network network) {
        return String.format(Locale.ROOT, "%s, %,d parameters", network, network.parameterCount());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}

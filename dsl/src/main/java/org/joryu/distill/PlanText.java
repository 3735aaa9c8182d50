package org.joryu.distill;

import java.math.BigDecimal;
import java.util.Locale;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Computation;
import org.joryu.distill.train.Precision;
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
                        "%,d epochs%s, batches of %d%s, %s%s, learning rate %s%s%s, seed %d%s%s",
                        recipe.epochs(),
                        steps,
                        recipe.batchSize(),
                        microBatch(recipe),
                        recipe.optimizer(),
                        clipping(recipe),
                        recipe.learningRate(),
                        warmUp(recipe),
                        recipe.rateSchedule(),
                        recipe.seed(),
                        computation(recipe.computation()),
                        device));
    }

    private static String microBatch(Recipe recipe) {
        int rows = recipe.computation().microBatch();
        if (recipe.computation().parts(recipe.batchSize()) == 1) {
            return "";
        }
        return (recipe.batchSize() % rows == 0 ? " in parts of " : " in parts of at most ") + rows;
    }

    private static String computation(Computation computation) {
        var precision = computation.precision() == Precision.F32
                ? ""
                : ", linear layers and convolutions in " + computation.precision();
        return precision
                + switch (computation.engine()) {
                    case AUTOMATIC -> "";
                    case EAGER -> ", steps computed eagerly";
                    case COMPILED -> ", steps compiled";
                };
    }

    private static String clipping(Recipe recipe) {
        return Double.isInfinite(recipe.clipNorm())
                ? ""
                : ", gradients clipped to norm "
                        + BigDecimal.valueOf(recipe.clipNorm())
                                .stripTrailingZeros()
                                .toPlainString();
    }

    private static String warmUp(Recipe recipe) {
        if (recipe.warmUp() == 0) {
            return "";
        }
        return " after %d epoch%s of warm-up%s"
                .formatted(
                        recipe.warmUp(),
                        recipe.warmUp() == 1 ? "" : "s",
                        recipe.rateSchedule().toString().isEmpty() ? "" : ",");
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

package org.joryu.distill;

import java.util.List;
import java.util.stream.Stream;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.train.Precision;
import org.joryu.distill.train.Recipe;

/// One of the students that a study trains with every seed.
enum Arm {
    DISTILLED("distilled"),
    ALONE("alone"),
    SMOOTHED("label smoothing"),
    /// Distilled, too; only where the others are trained in less than that.
    IN_F32("in f32");

    final String words;

    Arm(String words) {
        this.words = words;
    }

    /// Those that a study of a plan trains, in order.
    static List<Arm> of(DistillationPlan plan) {
        return Stream.of(values())
                .filter(arm -> arm != IN_F32 || plan.measuresPrecision())
                .toList();
    }

    boolean hasTeacher() {
        return this == DISTILLED || this == IN_F32;
    }

    Recipe recipe(DistillationPlan plan) {
        return this == IN_F32 ? plan.precision(Precision.F32).recipe() : plan.recipe();
    }

    Loss loss(DistillationPlan plan) {
        return switch (this) {
            case DISTILLED, IN_F32 -> plan.loss();
            case ALONE -> plan.loss().hard();
            case SMOOTHED -> new LabelSmoothingLoss(StudyPlan.SMOOTHING);
        };
    }

    String title(DistillationPlan plan) {
        return switch (this) {
            case DISTILLED -> plan.title();
            case ALONE -> plan.student() + " alone";
            case SMOOTHED -> plan.student() + " with label smoothing";
            case IN_F32 -> plan.title() + " in f32";
        };
    }
}

package org.joryu.distill;

import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.Loss;

/// One of the students that a study trains with every seed.
enum Arm {
    DISTILLED("distilled"),
    ALONE("alone"),
    SMOOTHED("label smoothing");

    final String words;

    Arm(String words) {
        this.words = words;
    }

    Loss loss(DistillationPlan plan) {
        return switch (this) {
            case DISTILLED -> plan.loss();
            case ALONE -> plan.loss().hard();
            case SMOOTHED -> new LabelSmoothingLoss(StudyPlan.SMOOTHING);
        };
    }

    String title(DistillationPlan plan) {
        return switch (this) {
            case DISTILLED -> plan.title();
            case ALONE -> plan.student() + " alone";
            case SMOOTHED -> plan.student() + " with label smoothing";
        };
    }
}

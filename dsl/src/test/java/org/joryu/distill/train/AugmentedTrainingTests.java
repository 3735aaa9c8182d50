package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.Test;

class AugmentedTrainingTests {

    private static final Augmentations CROPS = Augmentations.of(new RandomCrop(1));
    private static final Mlp NETWORK = Mlp.of(64, 12, 10);

    private final Dataset few = Digits.load().take(100);
    private final Classifier same = new Classifier(NETWORK, NETWORK.initialWeights(0));

    private TrainingResult run(Augmentations augmentations) {
        var recipe = Recipe.DEFAULT.withEpochs(2).withAugmentations(augmentations);
        var loss = new DistillationLoss(0, new SoftTargetLoss(4));
        return new Training("student", NETWORK, few, loss, Teacher.of(same), recipe).run(TrainingListener.NONE);
    }

    @Test
    void the_teacher_is_asked_about_the_view_that_the_student_sees() {
        // The same weights answer the same to the same view, and to no other: a first step without loss.
        assertThat(run(CROPS).history().steps().getFirst().softLoss()).isLessThan(1e-6);
    }

    @Test
    void views_change_what_is_learned_and_their_seed_decides_them() {
        assertThat(run(CROPS).last()).isEqualTo(run(CROPS).last());
        assertThat(run(CROPS).last()).isNotEqualTo(run(CROPS.seed(1)).last());
        assertThat(run(CROPS).last()).isNotEqualTo(run(Augmentations.NONE).last());
    }

    @Test
    void rows_are_judged_as_they_are() {
        var flipped = run(Augmentations.of(new HorizontalFlip(1)));

        assertThat(flipped.lastEpoch().devAccuracy())
                .isEqualTo(Evaluation.of(
                                new Classifier(NETWORK, flipped.last())
                                        .logits(few.dev().features()),
                                few.dev().labels())
                        .accuracy());
    }
}

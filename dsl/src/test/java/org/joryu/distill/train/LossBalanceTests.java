package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.ClassWiseLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.LoadedNetwork;
import org.junit.jupiter.api.Test;

class LossBalanceTests {

    private static final ConvNet NETWORK = ConvNet.of("resnet8", 10).input(1, 8, 8);

    private final Dataset few = Digits.load().take(40);
    private final Teacher teacher = Teacher.of(new Classifier(NETWORK, NETWORK.initialWeights(3)));

    @Test
    void weighing_the_losses_moves_nothing_not_even_running_statistics() {
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4).plus(new ClassWiseLoss(4)));
        var training = new Training("test", NETWORK, few, loss, teacher, Recipe.DEFAULT);
        var initial = NETWORK.initialWeights(0);
        try (var student = LoadedNetwork.load(NETWORK, initial, Device.cpu())) {
            var setting = training.setting();
            var step = new TrainingStep(
                    Replicas.of(new Replica(
                            student,
                            new Feed.Uploaded(student.upload(few.train().features())),
                            new AskedTeacher(student.manager().create(teacher.logits(few.train(), Device.cpu()))),
                            LearnedParameters.draw(loss, setting, 0, student.manager()))),
                    setting,
                    loss,
                    Recipe.DEFAULT,
                    1);

            var balance = step.balance(new Batch(1, 1, new long[] {0, 1, 2, 3}), loss);

            assertThat(balance.orElseThrow().ratio()).isPositive();
            assertThat(student.weights()).isEqualTo(initial);
        }
    }
}

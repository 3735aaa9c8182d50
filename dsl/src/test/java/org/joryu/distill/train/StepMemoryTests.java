package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.AttentionLoss;
import org.joryu.distill.loss.ClassWiseLoss;
import org.joryu.distill.loss.CorrelationLoss;
import org.joryu.distill.loss.CosineLoss;
import org.joryu.distill.loss.CrdLoss;
import org.joryu.distill.loss.ExitsLoss;
import org.joryu.distill.loss.HintLoss;
import org.joryu.distill.loss.InfoNceLoss;
import org.joryu.distill.loss.LearnedTemperatureLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.MultiLevelLoss;
import org.joryu.distill.loss.RelationalLoss;
import org.joryu.distill.loss.ReviewLoss;
import org.joryu.distill.loss.StagePair;
import org.joryu.distill.loss.VariationalLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.LoadedNetwork;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What a step makes of things that outlive it is freed with it all the same.
class StepMemoryTests {

    private static final ConvNet STUDENT = ConvNet.of("resnet8", 10).input(1, 8, 8);
    private static final ConvNet TEACHER = ConvNet.of("resnet8x4", 10).input(1, 8, 8);

    static List<Named<Loss>> losses() {
        return List.<Loss>of(
                        new HintLoss("stage2", "stage1"),
                        new HintLoss("pooled", "stage1"),
                        new InfoNceLoss(null, "stage2", 0.07, true, 0),
                        new CrdLoss(null, "stage2"),
                        new LearnedTemperatureLoss(1, 20, 10),
                        new MultiLevelLoss(),
                        new AttentionLoss(List.of(), 2),
                        new RelationalLoss(List.of(), 25, 50),
                        new CorrelationLoss(List.of(), 16),
                        new VariationalLoss(List.of()),
                        new CosineLoss(StagePair.named("stage2")),
                        new ReviewLoss(List.of()),
                        new ClassWiseLoss(4),
                        new ExitsLoss(List.of("stage1")))
                .stream()
                .map(loss -> Named.of(String.join(", ", loss.meanings()), loss))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_step_leaves_no_array_behind(Loss loss) {
        Dataset few = Digits.load().take(60);
        var recipe = Recipe.DEFAULT
                .withClipNorm(1)
                .withComputation(Computation.DEFAULT.withMicroBatch(3))
                .withDevice("cpu");
        var teacher = Teacher.of(new Classifier(TEACHER, TEACHER.initialWeights(1)));
        var setting = Training.setting(STUDENT, teacher, few);
        try (var student = LoadedNetwork.load(STUDENT, STUDENT.initialWeights(0), Device.cpu());
                var source = RunningTeacher.load(teacher, Device.cpu())) {
            var step = new TrainingStep(
                    Replicas.of(new Replica(
                            student,
                            new Feed.Uploaded(student.upload(few.train().features())),
                            source,
                            LearnedParameters.draw(loss, setting, 0, student.manager()))),
                    setting,
                    loss,
                    recipe,
                    1000);
            step.run(new Batch(1, 1, new long[] {0, 1, 2, 3, 4, 5}), loss);
            int before = student.manager().getManagedArrays().size();

            var second = step.run(new Batch(2, 1, new long[] {6, 7, 8, 9, 10, 11}), loss);

            assertThat(student.manager().getManagedArrays()).hasSize(before);
            assertThat(second.total()).isFinite().isPositive();
        }
    }
}

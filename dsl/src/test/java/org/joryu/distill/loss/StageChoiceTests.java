package org.joryu.distill.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Stage;
import org.joryu.distill.model.TextTransformer;
import org.junit.jupiter.api.Test;

class StageChoiceTests {

    private static LossSetting setting(Network teacher, Network student) {
        return new LossSetting(shapes(student), shapes(teacher), 10, TrainLabels.of());
    }

    private static SequencedMap<String, Shape> shapes(Network network) {
        var shapes = new LinkedHashMap<String, Shape>();
        for (Stage stage : network.stages()) {
            shapes.put(stage.name(), stage.shape());
        }
        return shapes;
    }

    private static List<StagePair> chosen(StageChoice choice, Network teacher, Network student) {
        return choice.shapes(List.of(), setting(teacher, student)).stream()
                .map(ShapePair::stages)
                .toList();
    }

    @Test
    void maps_are_all_that_both_networks_have_but_the_stem() {
        assertThat(chosen(StageChoice.MAPS, ConvNet.of("resnet32x4", 100), ConvNet.of("resnet8x4", 100)))
                .hasToString("[stage1, stage2, stage3]");
        assertThat(chosen(StageChoice.MAPS, ConvNet.of("vgg13", 100), ConvNet.of("resnet8x4", 100)))
                .hasToString("[stage1, stage2, stage3]");
    }

    @Test
    void the_last_vectors_may_stand_behind_the_maps() {
        assertThat(chosen(StageChoice.MAPS_AND_LAST, ConvNet.of("resnet56", 100), ConvNet.of("resnet20", 100)))
                .hasToString("[stage1, stage2, stage3, pooled]");
    }

    @Test
    void the_last_hidden_layers_are_compared_whatever_their_numbers() {
        var teacher = Mlp.of(64, 256, 256, 10);
        var student = Mlp.of(64, 12, 10);

        for (var choice : List.of(StageChoice.LAST, StageChoice.LAST_MAP, StageChoice.LAST_TOKENS)) {
            assertThat(chosen(choice, teacher, student)).hasToString("[hidden2→hidden1]");
        }
        assertThat(chosen(StageChoice.LAST, ConvNet.of("lenet", 10), ConvNet.of("resnet8", 10)))
                .hasToString("[hidden2→pooled]");
    }

    @Test
    void the_last_of_a_kind_is_that_before_the_vectors() {
        assertThat(chosen(StageChoice.LAST_MAP, ConvNet.of("vgg13", 100), ConvNet.of("resnet8x4", 100)))
                .hasToString("[stage4→stage3]");
        assertThat(chosen(
                        StageChoice.LAST_TOKENS,
                        new TextTransformer(100, 8, 16, 2, 4, 2),
                        new TextTransformer(100, 8, 16, 2, 2, 2)))
                .hasToString("[layer4→layer2]");
    }

    @Test
    void the_plan_says_what_was_chosen() {
        var convolutions = setting(ConvNet.of("vgg8", 100), ConvNet.of("resnet8x4", 100));
        var perceptrons = setting(Mlp.of(64, 256, 256, 10), Mlp.of(64, 12, 10));

        assertThat(new AttentionLoss(List.of(), 2).adaptations(convolutions))
                .containsExactly(
                        "AT: teacher's stage1 (128, 16, 16), student's stage1 (64, 32, 32): pooled to 16×16",
                        "AT: teacher's stage2 (256, 8, 8), student's stage2 (128, 16, 16): pooled to 8×8",
                        "AT: teacher's stage3 (512, 4, 4), student's stage3 (256, 8, 8): pooled to 4×4");
        assertThat(new SimilarityLoss(List.of()).adaptations(perceptrons))
                .containsExactly(
                        "SP: teacher's hidden2 (256), student's hidden1 (12): rows as vectors of 256 and 12, compared with each other");
    }

    @Test
    void the_plan_says_what_is_fused_from_deep_to_shallow() {
        var setting = setting(
                ConvNet.of("resnet14", 10).input(1, 8, 8),
                ConvNet.of("resnet8", 10).input(1, 8, 8));

        // 16·64 + 2·64, 2·128 + 2 for the gates, 64·16·9 + 2·16
        assertThat(new ReviewLoss(List.of()).adaptations(setting))
                .hasSize(4)
                .startsWith(
                        "review: teacher's stage1 (16, 8, 8), student's stage1 (16, 8, 8): student fused with what is behind, 64 channels inside, by 10,658 parameters")
                .last()
                .asString()
                .startsWith("review: teacher's pooled (64, 1, 1), student's pooled (64, 1, 1): student as it is");
    }

    @Test
    void formulas_name_the_stages_that_were_named() {
        assertThat(new AttentionLoss(List.of(), 2).formula()).isEqualTo("AT");
        assertThat(new AttentionLoss(StagePair.named("stage1", "stage3"), 2)
                        .guided("stage1", "stage2")
                        .formula())
                .isEqualTo("AT(stage1, stage3→stage2)");
    }

    @Test
    void maps_are_refused_where_there_are_none() {
        var setting = setting(Mlp.of(64, 256, 256, 10), Mlp.of(64, 12, 10));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AttentionLoss(List.of(), 2).parameters(setting))
                .withMessage("stages compared by AT must have maps (C, H, W), but the teacher's hidden2 is (256):"
                        + " name stages with maps, or use similarity()");
    }

    @Test
    void networks_without_stages_are_refused() {
        var setting = new LossSetting(shapes(Mlp.of(64, 12, 10)), new LinkedHashMap<>(), 10, TrainLabels.of());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProbabilisticTransferLoss(List.of()).parameters(setting))
                .withMessage("the teacher must have stages to compare, but has no named stages: compare logits, or use"
                        + " a network of this library");
    }

    @Test
    void a_pair_of_stages_is_named_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarityLoss(StagePair.named("stage1", "stage2", "stage1")))
                .withMessage("stages must be named once each, but stage1 is there twice: give the loss a weight");
    }

    @Test
    void logits_are_standardized_and_features_are_not() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new StandardizedLoss(new SimilarityLoss(List.of())))
                .withMessage("loss must be one of the teacher's and the student's logits, but was SP: use"
                        + " softTargets(2)");
    }

    @Test
    void every_stage_of_the_teacher_wants_one_of_the_student() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SimilarityLoss(List.of()).guided("hidden1"))
                .withMessage("guided must name a stage of the student for each of the teacher's, but named 1 for 0:"
                        + " name the teacher's stages in the loss itself");
    }
}

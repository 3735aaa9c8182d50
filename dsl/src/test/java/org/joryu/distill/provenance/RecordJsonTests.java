package org.joryu.distill.provenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.joryu.distill.loss.DecoupledLoss;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.LabelSmoothingLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.Schedule;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Computation;
import org.joryu.distill.train.Engine;
import org.joryu.distill.train.Precision;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordJsonTests {

    private final RecordJson json = new RecordJson();

    @Test
    void losses_read_back_as_they_were() {
        var loss = new DistillationLoss(
                0.1,
                new LabelSmoothingLoss(0.1),
                new SoftTargetLoss(4)
                        .plus(new DecoupledLoss(1, 8, 4).weight(Schedule.warmUp(20)))
                        .plus(new SoftTargetLoss(2).temperature(Schedule.cosine(8, 2, 60))));

        assertThat(json.read(json.write(loss, Loss.class), Loss.class)).isEqualTo(loss);
    }

    @Test
    void networks_and_recipes_read_back_as_they_were() {
        var recipe = Recipe.DEFAULT
                .withOptimizer(new Sgd(0.9, true, 5e-4))
                .withRateSchedule(new RateSchedule.Steps(0.1, List.of(150, 180)))
                .withClipNorm(0.1)
                .withWarmUp(5)
                .withComputation(new Computation(16, Precision.BF16, Engine.COMPILED, false))
                .withSeed(Long.MIN_VALUE)
                .withLearningRate(Double.MIN_VALUE);

        assertThat(json.read(json.write(recipe, Recipe.class), Recipe.class)).isEqualTo(recipe);
        for (var network : List.of(Mlp.of(64, 12, 10), ConvNet.of("resnet8", 10).input(1, 28, 28))) {
            assertThat(json.read(json.write(network, Network.class), Network.class))
                    .isEqualTo(network);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"java.lang.ProcessBuilder\",\"command\":[]}",
                "{\"type\":\"Recipe\"}",
                "{\"type\":\"Mlp\"}",
                "{\"type\":\"Mlp\",\"sizes\":[64,10],\"more\":1}",
                "{\"type\":\"Mlp\",\"sizes\":[64,0]}",
                "{\"type\":\"Mlp\",\"sizes\":[64,10.5]}",
                "{\"type\":\"Mlp\",\"sizes\":\"64\"}",
                "{\"sizes\":[64,10]}",
                "[]",
                "null",
                "{"
            })
    void what_a_network_cannot_be_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> json.read(text, Network.class));
    }

    @Test
    void a_text_from_before_a_component_is_read_where_somebody_knows_what_was_in_force_then() {
        var before = "{\"type\":\"Sgd\",\"momentum\":0.9,\"decay\":0.1}";
        var knowing = json.since(Sgd.class, "nesterov", true);

        assertThat(knowing.read(before, Sgd.class)).isEqualTo(new Sgd(0.9, true, 0.1));
        assertThat(knowing.read(json.write(new Sgd(0.9, false, 0.1), Sgd.class), Sgd.class))
                .isEqualTo(new Sgd(0.9, false, 0.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.read(before, Sgd.class))
                .withMessage("Sgd must have the components [momentum, nesterov, decay], but has [momentum, decay]:"
                        + " another version wrote it");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> knowing.read("{\"type\":\"Sgd\",\"momentum\":0.9}", Sgd.class))
                .withMessageStartingWith(
                        "Sgd must have the components [momentum, nesterov, decay], but has [momentum]:");
    }

    @Test
    void a_name_is_looked_for_among_those_that_are_permitted_only() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> json.read("{\"type\":\"Runtime\"}", Network.class))
                .withMessageStartingWith("type must be one of [Mlp, ConvNet, ")
                .withMessageEndingWith(" for Network, but was Runtime: another version may know it");
    }
}

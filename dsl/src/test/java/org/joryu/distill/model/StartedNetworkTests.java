package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StartedNetworkTests {

    private static Classifier trained(Network network) {
        return new Classifier(network, network.initialWeights(1));
    }

    @Test
    void a_resnet_starts_from_every_kth_block_of_each_stage() {
        var teacher = trained(ConvNet.of("resnet20", 10));

        var start = ConvNet.of("resnet8", 10).startingFrom(teacher).initialWeights(5);
        var middle = ConvNet.of("resnet56", 10);
        var third = ConvNet.of("resnet20", 10).startingFrom(trained(middle)).initialWeights(5);

        for (var name : new String[] {"conv1.weight", "layer3.0.conv2.weight", "layer2.0.downsample.0.weight"}) {
            assertThat(start.values(name)).isEqualTo(teacher.weights().values(name));
        }
        // Nine blocks a stage, three of them taken: 0, 3 and 6.
        assertThat(third.values("layer2.2.conv1.weight"))
                .isEqualTo(middle.initialWeights(1).values("layer2.6.conv1.weight"));
    }

    @Test
    void a_transformer_starts_from_every_second_layer() {
        var teacher = trained(new TextTransformer(50, 12, 16, 4, 4, 3));

        var start =
                new TextTransformer(50, 12, 16, 4, 2, 3).startingFrom(teacher).initialWeights(0);

        assertThat(start.values("encoder.layers.1.linear1.weight"))
                .isEqualTo(teacher.weights().values("encoder.layers.2.linear1.weight"));
        assertThat(start.values("embedding.token.weight"))
                .isEqualTo(teacher.weights().values("embedding.token.weight"));
    }

    @Test
    void refuses_a_teacher_of_another_width_or_depth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("resnet8", 10).startingFrom(trained(ConvNet.of("resnet8x4", 10))))
                .withMessage("teacher must hold conv1.weight as [16, 3, 3, 3] for resnet8(10) to start from it, but"
                        + " resnet8x4(10) holds it as [32, 3, 3, 3]: take a student of its kind and width");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConvNet.of("resnet20", 10).startingFrom(trained(ConvNet.of("resnet32", 10))))
                .withMessage("teacher must have a multiple of the 3 layers of resnet20(10) at layer1, but resnet32(10)"
                        + " has 5: start from another, or take another student");
    }
}

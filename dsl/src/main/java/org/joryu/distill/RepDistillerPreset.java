package org.joryu.distill;

import java.util.List;
import org.joryu.distill.data.Augmentations;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.HorizontalFlip;
import org.joryu.distill.data.RandomCrop;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.RateSchedule;
import org.joryu.distill.train.Sgd;

/// RepDistiller's recipe for CIFAR-100 in this library's terms.
///
/// There a loss is `CE + b·X`, in which no alpha below 1 leaves CE its weight. Half of it is
/// `0.5·CE + 0.5·b·X`; at twice the learning rate and half the weight decay, SGD takes the very same
/// steps.
final class RepDistillerPreset {

    private static final int EPOCHS = 240;
    private static final double DECAY = 5e-4;
    private static final double MOMENTUM = 0.9;
    private static final RateSchedule STEPS = new RateSchedule.Steps(0.1, List.of(150, 180, 210));
    private static final Augmentations CROP_AND_FLIP = Augmentations.of(new RandomCrop(4), new HorizontalFlip(0.5));

    private RepDistillerPreset() {}

    static Preset of(String teacher, String student, RepDistillerMethod method, Dataset data) {
        return new Preset(
                "%s → %s by %s".formatted(teacher, student, method),
                "RepDistiller's scripts (Tian et al., arXiv 1910.10699, section 4.1)",
                teacher(network(teacher, data), data),
                trained -> student(DistillationPlan.of(trained, network(student, data)), method, data));
    }

    private static Network network(String name, Dataset data) {
        var shape = data.inputShape();
        if (shape.length != 3) {
            throw new IllegalArgumentException(
                    "data must be images of channels, height and width, but has rows of %d extents: use cifar100()"
                            .formatted(shape.length));
        }
        return ConvNet.of(name, data.classes())
                .input(Math.toIntExact(shape[0]), Math.toIntExact(shape[1]), Math.toIntExact(shape[2]));
    }

    private static TrainingPlan teacher(Network network, Dataset data) {
        return TrainingPlan.of(network)
                .on(data)
                .epochs(EPOCHS)
                .optimizer(new Sgd(MOMENTUM, false, DECAY))
                .learningRate(rate(network), STEPS)
                .augment(CROP_AND_FLIP);
    }

    private static DistillationPlan student(DistillationPlan plan, RepDistillerMethod method, Dataset data) {
        boolean halved = method.hard() == 1;
        double scale = halved ? 2 : 1;
        return plan.loss(method.soft())
                .alpha(halved ? 0.5 : method.hard())
                .on(data)
                .epochs(EPOCHS)
                .optimizer(new Sgd(MOMENTUM, false, DECAY / scale))
                .learningRate(rate(plan.student()) * scale, STEPS)
                .augment(CROP_AND_FLIP);
    }

    /// A fifth of the usual for networks of depthwise convolutions.
    private static double rate(Network network) {
        return network instanceof ConvNet net
                        && (net.name().startsWith("mobilenet") || net.name().startsWith("shufflenet"))
                ? 0.01
                : 0.05;
    }
}

package org.joryu.distill.train;

import ai.djl.Device;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.joryu.distill.data.Sha256;
import org.joryu.distill.data.Split;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Stage;

/// Several teachers whose probabilities are averaged, as Hinton et al. (arXiv 1503.02531), section 1,
/// average those of an ensemble.
///
/// Its logits are `T·log((1/K)·Σ_k softmax(z_k/T))`, so that softened by T they are the mean of the
/// members' softened probabilities. KL from that mean is the mean of the KLs from the members, but for
/// a constant; the mean of logits would be something else.
///
/// @param members at least two, of the same inputs and classes
/// @param temperature T, at which probabilities are averaged
public record EnsembleTeacher(List<Classifier> members, double temperature) implements Teacher {

    public EnsembleTeacher {
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new IllegalArgumentException(
                    "members must be at least two, but were " + members.size() + ": one teacher is distill(teacher)");
        }
        var first = members.getFirst().network();
        for (var member : members) {
            var network = member.network();
            if (network.inputSize() != first.inputSize() || network.classes() != first.classes()) {
                throw new IllegalArgumentException(
                        "members must take the same inputs and answer the same classes, but %s takes %d and answers %d, %s takes %d and answers %d"
                                .formatted(
                                        first,
                                        first.inputSize(),
                                        first.classes(),
                                        network,
                                        network.inputSize(),
                                        network.classes()));
            }
        }
        if (!(temperature > 0) || Double.isInfinite(temperature)) {
            throw new IllegalArgumentException("temperature must be > 0 and finite, but was " + temperature);
        }
    }

    @Override
    public int inputSize() {
        return members.getFirst().network().inputSize();
    }

    @Override
    public int classes() {
        return members.getFirst().network().classes();
    }

    @Override
    public OptionalLong parameterCount() {
        return OptionalLong.of(members.stream()
                .mapToLong(member -> member.network().parameterCount())
                .sum());
    }

    /// None: features of several networks are not one feature.
    @Override
    public List<Stage> stages() {
        return List.of();
    }

    @Override
    public String sha256() {
        var all = members.stream().map(Classifier::sha256).collect(Collectors.joining());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public float[][] logits(Split split, Device device) {
        try (var running = RunningTeacher.load(this, device)) {
            return running.logits(split);
        }
    }

    @Override
    public EnsembleTeacher at(double other) {
        return new EnsembleTeacher(members, other);
    }

    @Override
    public String toString() {
        return members.stream().map(member -> member.network().toString()).collect(Collectors.joining(" & "));
    }
}

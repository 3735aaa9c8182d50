package org.joryu.distill;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Latency;
import org.joryu.distill.train.EnsembleTeacher;
import org.joryu.distill.train.ModelTeacher;
import org.joryu.distill.train.RememberingTeacher;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;
import org.jspecify.annotations.Nullable;

/// What a model, or several that answer together, costs: to keep, and to ask about one row.
///
/// ```java
/// var report = run.report();
/// report.studentCost().multiplyAccumulates();    // OptionalLong[888]
/// ```
///
/// @param parameters how many weights and biases
/// @param bytes of its weights as 32-bit floats, the running statistics of BatchNorm included
/// @param multiplyAccumulates for one row; empty where nobody can tell, as for any DJL block
/// @param latency of one row, measured when this was made
public record Cost(long parameters, long bytes, OptionalLong multiplyAccumulates, Latency latency) {

    static Cost of(Classifier model, float[] row, @Nullable String device) {
        return of(List.of(model), row, device);
    }

    /// What a teacher costs; empty where only its answers are known.
    static Optional<Cost> of(Teacher teacher, float[] row, @Nullable String device) {
        return switch (teacher) {
            case ModelTeacher(Classifier model) -> Optional.of(of(model, row, device));
            case EnsembleTeacher(List<Classifier> models, double _) -> Optional.of(of(models, row, device));
            case RememberingTeacher remembering -> of(remembering.teacher(), row, device);
            case StoredTeacher _ -> Optional.empty();
        };
    }

    private static Cost of(List<Classifier> models, float[] row, @Nullable String device) {
        var networks = models.stream().map(Classifier::network).toList();
        boolean known = networks.stream()
                .allMatch(network -> network.multiplyAccumulates().isPresent());
        return new Cost(
                networks.stream().mapToLong(network -> network.parameterCount()).sum(),
                models.stream().mapToLong(model -> model.weights().bytes()).sum(),
                known
                        ? OptionalLong.of(networks.stream()
                                .mapToLong(
                                        network -> network.multiplyAccumulates().orElseThrow())
                                .sum())
                        : OptionalLong.empty(),
                Latency.of(models, row, device));
    }
}

package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingSeries;

/// A distillation by way of teacher assistants: networks between teacher and student in size, each of
/// which learns from the one before it.
///
/// Mirzadeh et al., "Improved Knowledge Distillation via Teacher Assistant" (AAAI 2020, arXiv
/// 1902.03393): where the teacher is much larger than the student, the student may learn more from
/// one in between. All steps have the plan's loss, data and recipe.
///
/// @param plan from the teacher straight to the student
/// @param assistants in the order in which they learn, at least one
public record AssistedPlan(DistillationPlan plan, List<Network> assistants) {

    public AssistedPlan {
        assistants = List.copyOf(assistants);
        if (assistants.isEmpty()) {
            throw new IllegalArgumentException(
                    "assistants must be at least one network, but were none: leave out .through(...)");
        }
        // What does not fit is refused where it is said.
        assistants.forEach(plan::into);
    }

    /// Checks every step, as [#run] does first.
    ///
    /// @return this plan
    /// @throws IllegalArgumentException if one of them cannot be run
    public AssistedPlan check() {
        steps().forEach(step -> plan.into(step).check());
        return this;
    }

    /// Distils step by step, on the calling thread. Where one is stopped, what comes after it is not
    /// begun.
    ///
    /// @throws IllegalArgumentException if a step cannot be run; none has been taken then
    /// @throws org.joryu.distill.train.DivergedException if a loss is NaN or infinite
    public AssistedRun run() {
        check();
        return distilled();
    }

    /// The same in the background: returns at once, see [Started].
    ///
    /// ```java
    /// var going = distill(teacher).into(mlp(64, 6, 10)).on(digits()).through(mlp(64, 48, 10)).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if a step cannot be run; nothing was begun then
    public Started<AssistedRun> start() {
        check();
        return Started.of(title(), this::distilled);
    }

    private AssistedRun distilled() {
        var epochs = (long) steps().size() * plan.recipe().epochs();
        var outline = new SeriesOutline(title(), steps().size(), epochs, true);
        return TrainingSeries.run(outline, plan.listener(), series -> {
            var runs = new ArrayList<DistillationRun>();
            var teacher = plan.teacher();
            for (var network : steps()) {
                var run = plan.from(teacher).into(network).run(series.next());
                runs.add(run);
                if (run.stopped()) {
                    break;
                }
                teacher = Teacher.of(run.student());
            }
            return new AssistedRun(this, runs);
        });
    }

    private List<Network> steps() {
        return Stream.concat(assistants.stream(), Stream.of(plan.student())).toList();
    }

    /// Teacher, assistants and student, in the order of learning.
    String title() {
        return Stream.concat(Stream.of(plan.teacher()), steps().stream())
                .map(Object::toString)
                .collect(Collectors.joining(" → "));
    }

    @Override
    public String toString() {
        var lines = plan.toString().lines().skip(1).collect(Collectors.joining("\n"));
        return "distill " + title() + "\n" + lines;
    }
}

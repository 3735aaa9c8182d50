package org.joryu.distill;

import java.util.ArrayList;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingSeries;

/// How a student is distilled again and again, each generation from the one before. Immutable.
///
/// Born-again networks: Furlanello et al. (ICML 2018, arXiv 1805.04770). The first generation learns from
/// the plan's teacher, each later one from the student before it, with weights that are drawn anew from a
/// seed of its own, see [org.joryu.distill.train.Recipe#seedOf]; the first generation's is the plan's. So a generation
/// shares
/// nothing with its teacher but what it learns. In the paper all are of one architecture, the teacher too.
///
/// ```java
/// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits().take(200)).epochs(60).generations(3).run();
/// run.generation(3).report()
/// distill(run.ensemble()).into(mlp(64, 12, 10))
/// ```
///
/// @param first how the first generation is distilled, and but for teacher and seed all others
/// @param generations how many there will be, ≥ 1
public record BornAgainPlan(DistillationPlan first, int generations) {

    public BornAgainPlan {
        if (generations < 1) {
            throw new IllegalArgumentException(
                    "generations must be ≥ 1, but was " + generations + ": one is a distillation, 3 are usual");
        }
    }

    /// The plan of a generation, counted from 1.
    private DistillationPlan plan(int generation, Teacher teacher) {
        return new DistillationPlan(
                teacher,
                first.student(),
                first.objective(),
                first.data(),
                first.recipe().withSeed(first.recipe().seedOf(generation - 1)),
                first.listener(),
                first.keeping().part("generation-" + generation),
                first.comparedWithF32());
    }

    private Classifier untrained() {
        return new Classifier(first.student(), first.student().initialWeights(0));
    }

    /// Distils all generations, on the calling thread. If one is stopped, it is the last.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; no step has been taken then
    /// @throws org.joryu.distill.train.DivergedException if a loss is NaN or infinite
    public BornAgainRun run() {
        check();
        return distilled();
    }

    /// The same in the background: returns at once, see [Started].
    ///
    /// ```java
    /// var going = distill(teacher).into(mlp(64, 12, 10)).on(digits()).generations(3).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; nothing was begun then
    public Started<BornAgainRun> start() {
        check();
        return Started.of(title(), this::distilled);
    }

    private void check() {
        first.check();
        if (generations > 1) {
            // A later teacher has the student's stages: what is not there is missed now.
            plan(2, Teacher.of(untrained())).check();
        }
    }

    private String title() {
        return "%d generations of %s".formatted(generations, first.title());
    }

    private BornAgainRun distilled() {
        var epochs = (long) generations * first.recipe().epochs();
        var outline = new SeriesOutline(title(), generations, epochs, true);
        return TrainingSeries.run(outline, first.listener(), series -> {
            var runs = new ArrayList<DistillationRun>();
            var teacher = first.teacher();
            for (int generation = 1; generation <= generations; generation++) {
                var run = plan(generation, teacher).run(series.next());
                runs.add(run);
                if (run.stopped()) {
                    break;
                }
                teacher = Teacher.of(run.student());
            }
            return new BornAgainRun(this, runs);
        });
    }

    @Override
    public String toString() {
        return first + "\n  again    " + generations
                + " generations, each from the student before it, with new weights from a seed of its own";
    }
}

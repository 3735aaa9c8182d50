package org.joryu.distill;

import java.util.function.Function;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingSeries;

/// An experiment that others have published, with their recipe: how its teacher is trained, and how it
/// is distilled. What is to be different is said on the plans.
///
/// ```java
/// var run = presets.hintonOmittedDigit().run();
/// run.report();
/// ```
///
/// @param name what it is
/// @param source where it comes from, and in what it differs
/// @param teacher how the teacher is trained
/// @param student how a student is distilled from a teacher
public record Preset(String name, String source, TrainingPlan teacher, Function<Teacher, DistillationPlan> student) {

    /// Distils from a teacher that is there already.
    ///
    /// @throws IllegalArgumentException if it does not fit to the student
    public DistillationPlan from(Classifier trained) {
        return student.apply(Teacher.of(trained));
    }

    /// Trains the teacher, then the student, both on the calling thread.
    ///
    /// @throws IllegalArgumentException if a plan cannot be run
    /// @throws IllegalStateException if the teacher was stopped
    public DistillationRun run() {
        var untrained = untrained().check();
        var epochs = (long) teacher.recipe().epochs() + untrained.recipe().epochs();
        return TrainingSeries.run(new SeriesOutline(name, 2, epochs, true), teacher.listener(), series -> {
            var trained = teacher.run(series.next());
            if (trained.stopped()) {
                throw new IllegalStateException(
                        "the teacher of " + name + " was stopped, so there is none to distil: run the preset again");
            }
            return from(trained.model()).run(series.next());
        });
    }

    /// The same in the background: returns at once, see [Started].
    ///
    /// ```java
    /// var going = presets.fewLabels().start();
    /// ```
    ///
    /// @throws IllegalArgumentException if a plan cannot be run; nothing was begun then
    public Started<DistillationRun> start() {
        teacher.check();
        untrained().check();
        return Started.of(name, this::run);
    }

    private DistillationPlan untrained() {
        var network = teacher.network();
        return from(
                new Classifier(network, network.initialWeights(teacher.recipe().seed())));
    }

    /// What is planned; of the student's plan with an untrained teacher in the place of the teacher.
    @Override
    public String toString() {
        return "%s, %s%n%s%n%s".formatted(name, source, teacher, untrained());
    }
}

package org.joryu.distill;

import java.util.function.Function;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.Teacher;

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
        var trained = teacher.run();
        if (trained.stopped()) {
            throw new IllegalStateException(
                    "the teacher of " + name + " was stopped, so there is none to distil: run the preset again");
        }
        return from(trained.model()).run();
    }

    /// What is planned; of the student's plan with an untrained teacher in the place of the teacher.
    @Override
    public String toString() {
        var network = teacher.network();
        var untrained =
                new Classifier(network, network.initialWeights(teacher.recipe().seed()));
        return "%s, %s%n%s%n%s".formatted(name, source, teacher, from(untrained));
    }
}

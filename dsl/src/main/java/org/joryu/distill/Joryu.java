package org.joryu.distill;

import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;

/// The words that begin a sentence. Import them statically; a notebook already has.
///
/// ```java
/// var data = digits();
/// var teacher = train(mlp(64, 256, 256, 10)).on(data).epochs(30).seed(1).run();
/// var run = distill(teacher).into(mlp(64, 12, 10))
///         .temperature(4).alpha(0.3)
///         .on(data.take(200)).epochs(150).learningRate(0.01).seed(1)
///         .run();
/// run.softTargets().hardest(10)
/// run.report()
/// ```
public final class Joryu {

    private Joryu() {}

    /// 1,797 handwritten digits, see [Digits].
    ///
    /// ```java
    /// var few = digits().take(200);
    /// ```
    public static Dataset digits() {
        return Digits.load();
    }

    /// A multilayer perceptron by its layer sizes: inputs, hidden layers, classes.
    ///
    /// ```java
    /// mlp(64, 12, 10).parameterCount();    // 910
    /// ```
    ///
    /// @throws IllegalArgumentException for fewer than two sizes, a size < 1, or fewer than 2
    ///     classes
    public static Network mlp(int... sizes) {
        return Mlp.of(sizes);
    }

    /// Begins a training from labels alone, as of a teacher.
    ///
    /// ```java
    /// var teacher = train(mlp(64, 256, 256, 10)).on(digits()).run();
    /// ```
    public static TrainingPlan train(Network network) {
        return TrainingPlan.of(network);
    }

    /// Begins a distillation from a model just trained.
    ///
    /// ```java
    /// var run = distill(teacher).into(mlp(64, 12, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(TrainingRun teacher) {
        return new Distillation(teacher.model());
    }

    /// Begins a distillation from any model: one read from a file, or the student of another run.
    ///
    /// ```java
    /// var smaller = distill(run.student()).into(mlp(64, 6, 10)).on(digits()).run();
    /// ```
    public static Distillation distill(Classifier teacher) {
        return new Distillation(teacher);
    }
}

package org.joryu.distill;

import org.joryu.distill.model.Network;
import org.joryu.distill.train.Teacher;

/// A distillation that has its teacher and lacks its student.
///
/// ```java
/// var plan = distill(teacher).into(mlp(64, 12, 10));
/// ```
///
/// @param teacher who is distilled
public record Distillation(Teacher teacher) {

    /// Names the student, and so begins the plan.
    ///
    /// @param student what is trained; it takes the teacher's inputs and answers its classes
    /// @throws IllegalArgumentException if teacher and student differ in inputs or classes
    public DistillationPlan into(Network student) {
        return DistillationPlan.of(teacher, student);
    }

    @Override
    public String toString() {
        return "distill " + teacher + ", into no student yet: .into(mlp(...))";
    }
}

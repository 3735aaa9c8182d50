package org.joryu.distill.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What the teacher says about one row, and what the student makes of it.
///
/// @param rowId the row's place in the original data
/// @param label its class
/// @param className the name of that class
/// @param teacher the teacher's probabilities softmax(z_t/T), one per class
/// @param student the student's probabilities softmax(z_s/T), one per class
/// @param kl KL(teacher‖student) of these probabilities, in nats, without the factor T²
/// @param entropy the entropy of the teacher's probabilities, in nats
/// @param darkKnowledge what the teacher gives to all classes but its first: 1 − max p_t
/// @param agree whether teacher and student put the same class first
public record SoftTarget(
        long rowId,
        int label,
        String className,
        List<Double> teacher,
        List<Double> student,
        double kl,
        double entropy,
        double darkKnowledge,
        boolean agree) {

    public SoftTarget {
        teacher = List.copyOf(teacher);
        student = List.copyOf(student);
    }

    static SoftTarget of(
            long rowId, int label, String className, float[] teacher, float[] student, double temperature) {
        var logTeacher = Softmax.logOf(teacher, temperature);
        var logStudent = Softmax.logOf(student, temperature);
        int first = Softmax.largest(logTeacher);
        return new SoftTarget(
                rowId,
                label,
                className,
                probabilities(logTeacher),
                probabilities(logStudent),
                Softmax.kl(logTeacher, logStudent),
                Softmax.entropy(logTeacher),
                // Never below 0: exp of a log-probability rounds to at most 1.
                1 - Math.min(1, Math.exp(logTeacher[first])),
                first == Softmax.largest(logStudent));
    }

    private static List<Double> probabilities(double[] log) {
        var list = new ArrayList<Double>(log.length);
        for (double value : log) {
            list.add(Math.exp(value));
        }
        return Collections.unmodifiableList(list);
    }
}

package org.joryu.distill;

import java.util.Locale;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.model.Network;
import org.joryu.distill.train.Devices;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;
import org.jspecify.annotations.Nullable;

/// What must hold between the parts of a plan. What must hold of one part alone, it checks itself.
final class PlanChecks {

    private PlanChecks() {}

    static void fits(String role, Network network, Dataset data) {
        if (network.inputSize() != data.inputSize()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the %s %s takes %,d values a row, %s has %,d: give the %s %,d inputs",
                    role,
                    network,
                    network.inputSize(),
                    data.name(),
                    data.inputSize(),
                    role,
                    data.inputSize()));
        }
        if (network.classes() != data.classes()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the %s %s answers %,d classes, %s has %,d: give the %s a %d-way head",
                    role,
                    network,
                    network.classes(),
                    data.name(),
                    data.classes(),
                    role,
                    data.classes()));
        }
    }

    static void fits(Teacher teacher, Network student) {
        if (teacher.classes() != student.classes()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the teacher answers %d classes, the student %d: give the student a %d-way head",
                    teacher.classes(),
                    student.classes(),
                    teacher.classes()));
        }
        if (teacher.inputSize() != student.inputSize()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the teacher takes %d values a row, the student %d: give the student %d inputs",
                    teacher.inputSize(),
                    student.inputSize(),
                    teacher.inputSize()));
        }
    }

    static Dataset requireData(@Nullable Dataset data) {
        if (data == null) {
            throw new IllegalArgumentException("data must be given before run(), but was not: say .on(digits())");
        }
        return data;
    }

    /// The largest batch of an epoch, and the smallest, which is what the last one is left with.
    static void requireRows(Loss loss, Recipe recipe, Dataset data) {
        int rows = data.train().size();
        int left = rows % recipe.batchSize();
        requireRows(loss, recipe, Math.min(rows, recipe.batchSize()));
        requireRows(loss, recipe, left == 0 ? recipe.batchSize() : left);
    }

    /// What is computed at once of a batch: its largest part, and the smallest.
    private static void requireRows(Loss loss, Recipe recipe, int batch) {
        var parts = Devices.of(recipe).rowsAtOnce(batch, recipe.computation());
        try {
            loss.requireRows(parts.getMax());
            loss.requireRows(parts.getMin());
        } catch (IllegalArgumentException e) {
            if (parts.getCount() == 1) {
                throw e;
            }
            int microBatch = recipe.computation().microBatch();
            throw new IllegalArgumentException(
                    microBatch == 0
                            ? "device must leave each device enough rows of a batch of %d, but was %s: %s"
                                    .formatted(batch, recipe.device(), e.getMessage())
                            : "microBatch must leave enough rows in each part of a batch of %d, but was %d: %s"
                                    .formatted(batch, microBatch, e.getMessage()),
                    e);
        }
    }

    /// Every loss says what it must learn, and refuses what it cannot compare.
    static void requireComparable(Loss loss, LossSetting setting) {
        loss.parts().forEach(part -> part.parameters(setting));
    }

    static void requireNoTeacher(Loss loss) {
        if (loss.needsTeacher()) {
            throw new IllegalArgumentException("loss must need no teacher in a training, but was L = " + loss.formula()
                    + ": give it to distill(teacher).into(student), or use crossEntropy(), labelSmoothing(0.1) or"
                    + " virtualTeacher(20)");
        }
    }

    /// Of a teacher whose answers are stored, there are answers to the rows that the store has, as they
    /// are.
    static void requireAnswers(Teacher teacher, Recipe recipe, Dataset data) {
        if (teacher instanceof StoredTeacher stored) {
            if (!recipe.augmentations().isEmpty()) {
                throw stored.cannotSee("augmented views");
            }
            stored.store().requireRows(data.train());
        }
    }

    /// A report needs what the teacher says about the rows that nobody learned from.
    static void requireReportable(Teacher teacher, Dataset data) {
        if (teacher instanceof StoredTeacher stored) {
            stored.store().requireRows(data.dev());
            stored.store().requireRows(data.test());
        }
    }

    static void requireWarm(Recipe recipe) {
        if (recipe.warmUp() > 0 && recipe.warmUp() >= recipe.epochs()) {
            throw new IllegalArgumentException(
                    "warmUp must be shorter than the training, but was %d of %d epochs: the learning rate would never be %s; 5 of 90 and more are usual"
                            .formatted(recipe.warmUp(), recipe.epochs(), recipe.learningRate()));
        }
    }

    /// There must be the devices, and all of them able to compute the losses.
    static void requireDevice(Recipe recipe, Loss loss, LossSetting setting) {
        Devices.of(recipe).requireSharable(loss, setting);
    }
}

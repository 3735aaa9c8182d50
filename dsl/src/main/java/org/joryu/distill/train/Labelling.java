package org.joryu.distill.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.Split;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.data.StoreOrigin;
import org.joryu.distill.model.Torch;
import org.joryu.distill.work.Work;
import org.joryu.distill.work.WorkOutline;
import org.jspecify.annotations.Nullable;

/// A teacher that is asked about all rows of some splits, once, so that its answers can be kept.
///
/// ```java
/// var labelling = new Labelling(teacher, data, List.of(data.train(), data.dev()), StoreFormat.EXACT, null);
/// labelling.into(Path.of("teacher.arrow")).logits(data.train());
/// ```
///
/// @param teacher who is asked
/// @param data whose rows
/// @param splits which of them
/// @param format what to keep
/// @param device where to ask: `cpu`, `gpu`, …; null for the first GPU if there is one
public record Labelling(
        Teacher teacher,
        Dataset data,
        List<Split> splits,
        StoreFormat format,
        @Nullable String device) {

    public Labelling {
        splits = List.copyOf(splits);
        if (teacher.inputSize() != data.inputSize()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "the teacher %s takes %,d values a row, %s has %,d: label data of the kind it was trained on",
                    teacher,
                    teacher.inputSize(),
                    data.name(),
                    data.inputSize()));
        }
    }

    /// Where the logits will come from.
    public StoreOrigin origin() {
        return new StoreOrigin(
                teacher.toString(),
                teacher.sha256(),
                teacher instanceof EnsembleTeacher ensemble
                        ? OptionalDouble.of(ensemble.temperature())
                        : OptionalDouble.empty(),
                data.name(),
                data.inputShape(),
                teacher.classes(),
                StoreOrigin.AS_IT_IS,
                format);
    }

    /// Asks the teacher, on the calling thread, and writes what it says to a file, whole or not at all.
    ///
    /// @param file in a folder that exists; an older file of that name is replaced
    /// @throws CancellationException if it is stopped by a listener or an interrupt; nothing is kept then
    /// @throws java.io.UncheckedIOException if the file cannot be written
    public SoftTargetStore into(Path file) {
        var where = device == null ? Torch.defaultDevice() : Torch.device(device);
        long rows = splits.stream().mapToLong(Split::size).sum();
        try (var running = RunningTeacher.load(teacher, where);
                var work = Work.begin(new WorkOutline(
                        teacher + " labels " + data.name(), rows, WorkOutline.Unit.ROWS, "kept in " + file))) {
            var counted = new AtomicLong();
            var store = SoftTargetStore.write(
                    file,
                    origin(),
                    splits,
                    running::logits,
                    labelled -> told(work, labelled - counted.getAndSet(labelled), labelled, rows));
            work.done();
            return store;
        }
    }

    private static void told(Work work, long more, long labelled, long rows) {
        work.advance(more);
        // Not after the last: what is whole is worth keeping.
        if (labelled < rows && work.stopRequested()) {
            throw new CancellationException(String.format(
                    Locale.ROOT,
                    "stopped after %,d of %,d rows: nothing is kept of them, say the same again",
                    labelled,
                    rows));
        }
    }
}

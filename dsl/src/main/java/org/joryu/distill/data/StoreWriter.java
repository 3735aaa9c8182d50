package org.joryu.distill.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.IntVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.jspecify.annotations.Nullable;

/// Asks a teacher about rows, a part at a time, and writes what it says to a store: no more than one
/// batch is in memory.
final class StoreWriter {

    private static final int MOST_ROWS = 4096;
    private static final int FEWEST_ROWS = 16;
    private static final int NUMBERS = 1 << 21;

    private final StoreOrigin origin;
    private final List<Split> splits;
    private final Function<Split, float[][]> teacher;
    private final LongConsumer progress;
    private final RowContent content = new RowContent();
    private final long total;
    private long written;

    StoreWriter(StoreOrigin origin, List<Split> splits, Function<Split, float[][]> teacher, LongConsumer progress) {
        this.origin = origin;
        this.splits = splits;
        this.teacher = teacher;
        this.progress = progress;
        this.total = splits.stream().mapToLong(Split::size).sum();
    }

    void writeTo(FileChannel file) throws IOException {
        var channel = new DigestingChannel(file);
        var footer = new HashMap<String, String>();
        try (var allocator = ArrowMemory.open();
                var names = names(allocator);
                var batch = VectorSchemaRoot.create(StoreSchema.of(origin, splits), allocator);
                var writer = new ArrowFileWriter(
                        batch, new MapDictionaryProvider(new Dictionary(names, StoreSchema.SPLITS)), channel, footer)) {
            var logits = LogitVectors.of(batch, origin);
            int most = Math.clamp(NUMBERS / origin.classes(), FEWEST_ROWS, MOST_ROWS);
            int filled = begin(batch, (int) Math.min(most, total));
            for (int split = 0; split < splits.size(); split++) {
                for (int from = 0; from < splits.get(split).size(); ) {
                    int to = Math.min(from + most - filled, splits.get(split).size());
                    fill(batch, logits, filled, split, from, to);
                    filled += to - from;
                    from = to;
                    if (filled == most || written == total) {
                        batch.setRowCount(filled);
                        writer.writeBatch();
                        filled = begin(batch, (int) Math.min(most, total - written));
                    }
                }
            }
            footer.put(StoreSchema.BYTES_KEY, Long.toString(channel.written()));
            footer.put(StoreSchema.SHA256_KEY, channel.sha256());
            writer.end();
            file.force(true);
        }
    }

    private VarCharVector names(BufferAllocator allocator) {
        var names = new VarCharVector("splits", allocator);
        names.allocateNew();
        for (int i = 0; i < splits.size(); i++) {
            names.setSafe(i, splits.get(i).name().getBytes(StandardCharsets.UTF_8));
        }
        names.setValueCount(splits.size());
        return names;
    }

    private static int begin(VectorSchemaRoot batch, int rows) {
        batch.getFieldVectors().forEach(vector -> {
            vector.setInitialCapacity(rows);
            vector.allocateNew();
        });
        return 0;
    }

    private void fill(VectorSchemaRoot batch, LogitVectors logits, int at, int split, int from, int to) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        var part = splits.get(split).between(from, to);
        var answers = teacher.apply(part);
        var ids = (BigIntVector) batch.getVector(StoreSchema.ID);
        var names = (IntVector) batch.getVector(StoreSchema.SPLIT);
        var contents = (BigIntVector) batch.getVector(StoreSchema.CONTENT);
        for (int i = 0; i < part.size(); i++) {
            ids.setSafe(at + i, part.rowId(i));
            names.setSafe(at + i, split);
            contents.setSafe(at + i, content.of(part, i));
            requireFinite(answers[i], part.rowId(i));
            logits.set(at + i, answers[i], part.rowId(i));
        }
        written += part.size();
        progress.accept(written);
    }

    static CancellationException interrupted(@Nullable Throwable cause) {
        var stopped = new CancellationException("interrupted while labelling: nothing is kept, say the same again");
        stopped.initCause(cause);
        return stopped;
    }

    private static void requireFinite(float[] logits, long rowId) {
        for (int label = 0; label < logits.length; label++) {
            if (!Float.isFinite(logits[label])) {
                throw new IllegalArgumentException(
                        "the teacher's logits must be finite, but are %s for class %d of the row with id %d: look at its weights"
                                .formatted(logits[label], label, rowId));
            }
        }
    }
}

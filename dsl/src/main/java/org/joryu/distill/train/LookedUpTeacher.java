package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.joryu.distill.data.StoredLogits;
import org.joryu.distill.model.HostBuffer;
import org.joryu.distill.model.StageOutputs;

/// A teacher whose logits are looked up in a file, batch by batch: where all of them together would not
/// fit beside the student. The file is read ahead of time, on other threads: what the system has not kept in
/// memory is waited for there.
final class LookedUpTeacher implements TeacherSource {

    /// Logits are the same in every epoch.
    private static final int ANY_EPOCH = 1;

    private final StoredLogits logits;
    private final HostBuffers buffers = new HostBuffers();
    private final Lookahead<HostBuffer> lookahead;

    /// @param logits of the train split
    LookedUpTeacher(StoredLogits logits, Workers workers) {
        this.logits = logits;
        this.lookahead = new Lookahead<>(workers, 2 * workers.count(), this::lookedUp);
    }

    @Override
    public void expect(Iterator<Batch> coming) {
        lookahead.expect(new Iterator<>() {
            @Override
            public boolean hasNext() {
                return coming.hasNext();
            }

            @Override
            public Batch next() {
                return batch(coming.next().places());
            }
        });
    }

    @Override
    public StageOutputs answer(NDArray places, NDArray inputs) {
        var batch = batch(places.toLongArray());
        var shape = new Shape(batch.places().length, logits.classes());
        return new StageOutputs(buffers.lend(lookahead.take(batch), shape, inputs.getManager()), new LinkedHashMap<>());
    }

    private static Batch batch(long[] places) {
        return new Batch(0, ANY_EPOCH, places);
    }

    private HostBuffer lookedUp(Batch batch) {
        int classes = logits.classes();
        var buffer = buffers.take(Math.multiplyExact(batch.places().length, classes));
        var row = new float[classes];
        var numbers = buffer.numbers();
        for (long place : batch.places()) {
            logits.copy(Math.toIntExact(place), row, 0);
            numbers.put(row);
        }
        return buffer;
    }

    /// The file stays mapped for as long as somebody knows of it.
    @Override
    public void close() {}
}

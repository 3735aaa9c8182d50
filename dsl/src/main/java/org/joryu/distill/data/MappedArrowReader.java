package org.joryu.distill.data;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.ForeignAllocation;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// Reads batches where they lie in a mapped file, so that of large ones only what is looked at comes
/// into memory.
final class MappedArrowReader extends ArrowReader {

    private final ArrowMessages messages;

    /// The next batch.
    private int next;

    private int loaded;

    MappedArrowReader(ArrowMessages messages, BufferAllocator allocator) {
        super(allocator, Lz4Frames.FACTORY);
        this.messages = messages;
    }

    /// Goes on with that batch.
    void skipTo(int batch) {
        next = batch;
    }

    @Override
    public boolean loadNextBatch() throws IOException {
        prepareLoadNextBatch();
        if (next >= messages.batches().size()) {
            return false;
        }
        var part = messages.batches().get(next++);
        loadDictionariesBefore(part);
        loadRecordBatch(MessageSerializer.deserializeRecordBatch(part.message(), body(part)));
        return true;
    }

    /// In a stream a later dictionary replaces an earlier one of that id; in a file all of them count.
    private void loadDictionariesBefore(ArrowMessages.Part batch) throws IOException {
        while (loaded < messages.dictionaries().size()) {
            var part = messages.dictionaries().get(loaded);
            if (messages.stream() && part.body() > batch.body()) {
                return;
            }
            loadDictionary(MessageSerializer.deserializeDictionaryBatch(part.message(), body(part)));
            loaded++;
        }
    }

    /// Which whoever makes a batch of it releases.
    private ArrowBuf body(ArrowMessages.Part part) {
        return allocator.wrapForeignAllocation(new MappedBytes(
                messages.file().asSlice(part.body(), part.message().bodyLength())));
    }

    /// Which whoever mapped the file unmaps.
    private static final class MappedBytes extends ForeignAllocation {

        MappedBytes(MemorySegment bytes) {
            super(bytes.byteSize(), bytes.address());
        }

        @Override
        protected void release0() {}
    }

    @Override
    protected Schema readSchema() {
        return messages.schema();
    }

    @Override
    public long bytesRead() {
        return 0;
    }

    @Override
    protected void closeReadSource() {}
}

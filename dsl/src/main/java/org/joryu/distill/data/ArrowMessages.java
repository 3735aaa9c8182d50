package org.joryu.distill.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.Schema;

/// What an Arrow IPC file or stream consists of, by the Arrow specification's section "Serialization and
/// Interprocess Communication": messages, which a stream has one behind the other, and a file where its
/// footer says. Of batches only the heads are read.
///
/// @param file mapped into memory
/// @param stream whether it is a stream, which may still be written and then ends where it was cut
/// @param schema of its columns
/// @param dictionaries with the words that columns have numbers for
/// @param batches with rows
record ArrowMessages(MemorySegment file, boolean stream, Schema schema, List<Part> dictionaries, List<Part> batches) {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /// Fewer bytes than these no file or stream has.
    private static final long LEAST = 8;

    private static final int CONTINUATION = 0xFFFF_FFFF;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /// A batch.
    ///
    /// @param message its head
    /// @param body where its buffers begin
    /// @param rows how many it has
    record Part(Message message, long body, long rows) {}

    /// Maps a file and finds its messages.
    ///
    /// @throws IllegalArgumentException if it is neither, or damaged
    static ArrowMessages of(Path path, FileChannel channel, Arena arena) throws IOException {
        if (channel.size() < LEAST) {
            throw new IllegalArgumentException(
                    "%s must be an Arrow IPC file or stream, but has %d bytes: write it again"
                            .formatted(path, channel.size()));
        }
        var file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        boolean stream = !startsWith(file, 0, MAGIC);
        if (stream && file.get(INT, 0) != CONTINUATION) {
            throw new IllegalArgumentException("%s must be an Arrow IPC file or stream, but is %s"
                    .formatted(path, OtherFormats.name(file.asSlice(0, LEAST))));
        }
        if (!stream && !startsWith(file, file.byteSize() - MAGIC.length, MAGIC)) {
            throw new IllegalArgumentException(
                    path
                            + " must be a whole Arrow IPC file, but its end is missing: whoever wrote it has not closed it yet, or it was not copied whole");
        }
        return stream ? ofStream(file) : ofFile(file);
    }

    private static boolean startsWith(MemorySegment file, long at, byte[] bytes) {
        return file.asSlice(at, bytes.length).mismatch(MemorySegment.ofArray(bytes)) == -1;
    }

    /// As its footer says: not all writers put messages into a file as into a stream.
    private static ArrowMessages ofFile(MemorySegment file) {
        long end = file.byteSize() - MAGIC.length - Integer.BYTES;
        long length = file.get(INT, end);
        var footer = Footer.getRootAsFooter(buffer(file, end - length, length));
        var dictionaries = new ArrayList<Part>();
        for (int i = 0; i < footer.dictionariesLength(); i++) {
            dictionaries.add(part(file, footer.dictionaries(i), MessageHeader.DictionaryBatch));
        }
        var batches = new ArrayList<Part>();
        for (int i = 0; i < footer.recordBatchesLength(); i++) {
            batches.add(part(file, footer.recordBatches(i), MessageHeader.RecordBatch));
        }
        return new ArrowMessages(file, false, Schema.convertSchema(footer.schema()), dictionaries, batches);
    }

    private static Part part(MemorySegment file, Block block, byte type) {
        // Before version 0.15 of the format a length alone stood before the head.
        int prefix = file.get(INT, block.offset()) == CONTINUATION ? 2 * Integer.BYTES : Integer.BYTES;
        var message = Message.getRootAsMessage(buffer(file, block.offset() + prefix, block.metaDataLength() - prefix));
        if (message.headerType() != type) {
            throw new IllegalArgumentException("it has a message of type " + message.headerType());
        }
        return part(file, message, block.offset() + block.metaDataLength());
    }

    private static Part part(MemorySegment file, Message message, long body) {
        // Refused here if it does not lie in the file.
        file.asSlice(body, message.bodyLength());
        return new Part(message, body, message.headerType() == MessageHeader.RecordBatch ? rows(message) : 0);
    }

    private static ArrowMessages ofStream(MemorySegment file) {
        Schema schema = null;
        var dictionaries = new ArrayList<Part>();
        var batches = new ArrayList<Part>();
        long at = 0;
        while (at + 2 * Integer.BYTES <= file.byteSize() && file.get(INT, at) == CONTINUATION) {
            int length = file.get(INT, at + Integer.BYTES);
            long body = at + 2 * Integer.BYTES + length;
            // A length of 0 ends a stream; one that is being written may end in the middle of a message.
            if (length == 0 || body > file.byteSize()) {
                break;
            }
            var message = Message.getRootAsMessage(buffer(file, at + 2 * Integer.BYTES, length));
            at = body + message.bodyLength();
            if (at > file.byteSize()) {
                break;
            }
            switch (message.headerType()) {
                case MessageHeader.Schema -> schema = MessageSerializer.deserializeSchema(message);
                case MessageHeader.DictionaryBatch -> dictionaries.add(part(file, message, body));
                case MessageHeader.RecordBatch -> batches.add(part(file, message, body));
                default -> throw new IllegalArgumentException("it has a message of type " + message.headerType());
            }
        }
        if (schema == null) {
            throw new IllegalArgumentException("it has no schema");
        }
        return new ArrowMessages(file, true, schema, dictionaries, batches);
    }

    private static long rows(Message message) {
        var batch = (RecordBatch) message.header(new RecordBatch());
        if (batch.length() < 0) {
            throw new IllegalArgumentException("it has a batch of %d rows".formatted(batch.length()));
        }
        return batch.length();
    }

    private static ByteBuffer buffer(MemorySegment file, long from, long size) {
        return file.asSlice(from, size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    ArrowMessages {
        dictionaries = List.copyOf(dictionaries);
        batches = List.copyOf(batches);
    }

    /// How many rows there are over all.
    long rows() {
        return batches.stream().mapToLong(Part::rows).sum();
    }
}

package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.RecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/// Maps a store into memory and finds its columns, by the Arrow specification's section on the IPC
/// format. Of the footer only the digest is believed; everything else is taken from the bytes that the
/// digest vouches for.
final class StoreReader {

    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    /// The magic word and two bytes that align what follows.
    private static final long FIRST_MESSAGE = 8;

    private static final int CONTINUATION = 0xFFFF_FFFF;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final int CHUNK = 1 << 20;

    private final MemorySegment file;
    private final List<StoreColumns.Batch> batches = new ArrayList<>();
    private @Nullable Schema schema;

    private StoreReader(MemorySegment file) {
        this.file = file;
    }

    /// What was found, and found whole.
    record Content(StoreOrigin origin, Map<String, String> metadata, String sha256, StoreColumns columns) {}

    /// @throws IllegalArgumentException if it is not a store, or not all of one, or changed
    /// @throws UncheckedIOException if it cannot be read
    static Content read(Path path) {
        MemorySegment file;
        try (var channel = FileChannel.open(path)) {
            // The file stays mapped for as long as something here is reachable.
            file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the store " + path, e);
        }
        var reader = new StoreReader(file);
        Map<String, String> footer;
        try {
            footer = reader.footer();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    path
                            + " must be a store of soft targets, but is not an Arrow IPC file, or its end is missing or damaged: copy it again, or delete it and label the data again",
                    e);
        }
        var expected = footer.get(StoreSchema.SHA256_KEY);
        if (expected == null) {
            throw new IllegalArgumentException(
                    path
                            + " must be a store of soft targets as labelWith(teacher).over(data) writes it, but is another Arrow file: soft targets saved by a run have SoftTargets.load(file)");
        }
        return reader.verified(path, footer, expected);
    }

    private Content verified(Path path, Map<String, String> footer, String expected) {
        try {
            long end = Long.parseLong(footer.getOrDefault(StoreSchema.BYTES_KEY, ""));
            var found = sha256(end);
            if (!found.equals(expected)) {
                throw new IllegalArgumentException("its SHA-256 must be %s, but was %s".formatted(expected, found));
            }
            readMessages(end);
            if (schema == null) {
                throw new IllegalArgumentException("it has no schema");
            }
            var origin = StoreSchema.origin(schema.getCustomMetadata());
            if (!schema.getFields().equals(StoreSchema.inFile(origin))) {
                throw new IllegalArgumentException("its columns are " + schema.getFields());
            }
            return new Content(
                    origin,
                    schema.getCustomMetadata(),
                    found,
                    new StoreColumns(file, batches, origin.classes(), origin.format()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "%s is damaged, or was changed since it was written: %s. Copy it again, or delete it and label the data again"
                            .formatted(path, e.getMessage()),
                    e);
        }
    }

    private ByteBuffer buffer(long from, long size) {
        return file.asSlice(from, size).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Map<String, String> footer() {
        long end = file.byteSize() - MAGIC.length;
        if (buffer(end, MAGIC.length).mismatch(ByteBuffer.wrap(MAGIC)) != -1) {
            throw new IllegalArgumentException("it does not end as an Arrow file does");
        }
        long length = file.get(INT, end - Integer.BYTES);
        var footer = Footer.getRootAsFooter(buffer(end - Integer.BYTES - length, length));
        var metadata = new HashMap<String, String>();
        for (int i = 0; i < footer.customMetadataLength(); i++) {
            metadata.put(
                    footer.customMetadata(i).key(), footer.customMetadata(i).value());
        }
        return metadata;
    }

    private String sha256(long end) {
        var digest = Sha256.start();
        var chunk = new byte[CHUNK];
        for (long from = 0; from < end; from += CHUNK) {
            int size = (int) Math.min(CHUNK, end - from);
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, from, chunk, 0, size);
            digest.update(chunk, 0, size);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private void readMessages(long end) {
        for (long at = FIRST_MESSAGE; at < end; ) {
            if (file.get(INT, at) != CONTINUATION) {
                throw new IllegalArgumentException("it has no message at byte " + at);
            }
            int length = file.get(INT, at + Integer.BYTES);
            long from = at + 2 * Integer.BYTES;
            var message = Message.getRootAsMessage(buffer(from, length));
            if (message.headerType() == MessageHeader.Schema) {
                schema = Schema.convertSchema(
                        (org.apache.arrow.flatbuf.Schema) message.header(new org.apache.arrow.flatbuf.Schema()));
            } else if (message.headerType() == MessageHeader.RecordBatch) {
                add((RecordBatch) message.header(new RecordBatch()), from + length);
            }
            at = from + length + message.bodyLength();
        }
    }

    /// Every column has a buffer for what is missing, then one for its values; a column of lists has the
    /// first only, then both of its items.
    private void add(RecordBatch batch, long body) {
        int rows = Math.toIntExact(batch.length());
        if (!batches.isEmpty() && batches.getLast().rows() != batches.getFirst().rows()) {
            throw new IllegalArgumentException("its batches are not of one size");
        }
        boolean top = batch.buffersLength() > 9;
        batches.add(new StoreColumns.Batch(
                rows,
                body + batch.buffers(1).offset(),
                body + batch.buffers(5).offset(),
                body + batch.buffers(8).offset(),
                top ? body + batch.buffers(11).offset() : 0,
                top ? body + batch.buffers(13).offset() : 0));
    }
}

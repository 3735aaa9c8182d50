package org.joryu.distill.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.compression.AbstractCompressionCodec;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil;
import org.apache.arrow.vector.compression.NoCompressionCodec;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;

/// Buffers that were compressed as LZ4 frames, as pandas and pyarrow write Feather files unless told
/// otherwise.
final class Lz4Frames extends AbstractCompressionCodec {

    static final CompressionCodec.Factory FACTORY = new CompressionCodec.Factory() {

        @Override
        public CompressionCodec createCodec(CompressionUtil.CodecType type) {
            return switch (type) {
                case NO_COMPRESSION -> NoCompressionCodec.INSTANCE;
                case LZ4_FRAME -> new Lz4Frames();
                case ZSTD ->
                    throw new UnreadableArrowException(
                            "its columns are compressed with zstd: write it with compression=\"lz4\" or \"uncompressed\"");
            };
        }

        @Override
        public CompressionCodec createCodec(CompressionUtil.CodecType type, int level) {
            return createCodec(type);
        }
    };

    private Lz4Frames() {}

    @Override
    protected ArrowBuf doCompress(BufferAllocator allocator, ArrowBuf buffer) {
        throw new UnsupportedOperationException("files are written without compression");
    }

    @Override
    protected ArrowBuf doDecompress(BufferAllocator allocator, ArrowBuf buffer) {
        int length = Math.toIntExact(readUncompressedLength(buffer));
        var compressed = new byte[Math.toIntExact(buffer.writerIndex() - CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH)];
        buffer.getBytes(CompressionUtil.SIZE_OF_UNCOMPRESSED_LENGTH, compressed);
        byte[] bytes;
        try (var frame = new FramedLZ4CompressorInputStream(new ByteArrayInputStream(compressed))) {
            bytes = frame.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length < length) {
            throw new IllegalArgumentException(
                    "it has a buffer of %d bytes where %d should be".formatted(bytes.length, length));
        }
        var decompressed = allocator.buffer(length);
        decompressed.setBytes(0, bytes);
        decompressed.writerIndex(length);
        return decompressed;
    }

    @Override
    public CompressionUtil.CodecType getCodecType() {
        return CompressionUtil.CodecType.LZ4_FRAME;
    }
}

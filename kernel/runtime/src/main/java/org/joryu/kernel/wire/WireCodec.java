package org.joryu.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joryu.kernel.protocol.ContentReader;
import org.joryu.kernel.protocol.ContentWriter;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Message;

/// Between messages and the frames of a ZeroMQ multipart message ("The wire protocol" in the messaging
/// specification): identities, delimiter, signature, four JSON parts, buffers.
final class WireCodec {

    static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int JSON_PARTS = 4;

    private final HmacSigner signer;

    WireCodec(HmacSigner signer) {
        this.signer = signer;
    }

    List<byte[]> encode(Envelope envelope) {
        var message = envelope.message();
        var parts = List.of(
                ContentWriter.header(message.header()),
                ContentWriter.header(message.parent()),
                ContentWriter.metadata(message.metadata()),
                ContentWriter.content(message.content()));
        var frames = new ArrayList<>(envelope.identities());
        frames.add(DELIMITER);
        frames.add(signer.sign(parts));
        frames.addAll(parts);
        frames.addAll(message.buffers());
        return frames;
    }

    /// @throws MalformedMessageException if the frames are not a message, or not one of ours by its signature
    Envelope decode(List<byte[]> frames) throws MalformedMessageException {
        int delimiter = 0;
        while (delimiter < frames.size() && !Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        int first = delimiter + 2;
        int afterLast = first + JSON_PARTS;
        if (frames.size() < afterLast) {
            throw new MalformedMessageException("a message has a delimiter, a signature and %d parts, not %d frames"
                    .formatted(JSON_PARTS, frames.size()));
        }
        var parts = frames.subList(first, afterLast);
        if (!signer.verifies(frames.get(delimiter + 1), parts)) {
            throw new MalformedMessageException("the signature is not that of the message");
        }
        var header = ContentReader.header(parts.get(0));
        var message = new Message(
                header,
                ContentReader.parent(parts.get(1)),
                ContentReader.metadata(parts.get(2)),
                ContentReader.request(header.messageType(), parts.get(3)),
                frames.subList(afterLast, frames.size()));
        return new Envelope(frames.subList(0, delimiter), message);
    }
}

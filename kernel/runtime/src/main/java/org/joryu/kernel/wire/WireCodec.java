package org.joryu.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joryu.kernel.protocol.ContentReader;
import org.joryu.kernel.protocol.ContentWriter;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.joryu.kernel.protocol.Message;
import org.joryu.kernel.protocol.Request.InvalidRequest;

/// Between messages and the frames of a ZeroMQ multipart message ("The wire protocol" in the messaging
/// specification): identities, delimiter, signature, four JSON parts, buffers.
final class WireCodec {

    static final byte[] DELIMITER = "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII);
    private static final int JSON_PARTS = 4;

    private final HmacSigner signer;
    private final SeenSignatures seen = new SeenSignatures();

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

    /// Reads a message. Called by one thread, unlike [#encode].
    ///
    /// @return its content an [InvalidRequest] where only the header can be read: who sent it still
    ///     waits for an answer
    /// @throws MalformedMessageException if the frames are not a message, not one of ours by its
    ///     signature, or one that came before
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
        verify(frames.get(delimiter + 1), parts);
        return new Envelope(frames.subList(0, delimiter), message(parts, frames.subList(afterLast, frames.size())));
    }

    /// The id of a message that this kernel has made.
    static String messageId(List<byte[]> frames) {
        int delimiter = 0;
        while (!Arrays.equals(frames.get(delimiter), DELIMITER)) {
            delimiter++;
        }
        try {
            return ContentReader.header(frames.get(delimiter + 2)).messageId();
        } catch (MalformedMessageException impossible) {
            throw new IllegalArgumentException("not a message of this kernel", impossible);
        }
    }

    private void verify(byte[] signature, List<byte[]> parts) throws MalformedMessageException {
        if (!signer.verifies(signature, parts)) {
            throw new MalformedMessageException("the signature is not that of the message");
        }
        if (signer.signs() && !seen.add(signature)) {
            throw new MalformedMessageException("the signature is that of a message that came before");
        }
    }

    private static Message message(List<byte[]> parts, List<byte[]> buffers) throws MalformedMessageException {
        var header = ContentReader.header(parts.get(0));
        try {
            return new Message(
                    header,
                    ContentReader.parent(parts.get(1)),
                    ContentReader.metadata(parts.get(2)),
                    ContentReader.request(header.messageType(), parts.get(3)),
                    buffers);
        } catch (MalformedMessageException problem) {
            var type = header.messageType();
            return Message.of(header, null, new InvalidRequest(type, String.valueOf(problem.getMessage())));
        }
    }
}

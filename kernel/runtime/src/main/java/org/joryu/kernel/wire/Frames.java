package org.joryu.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.zeromq.ZMQ;

/// Multipart messages in and out of a socket, whole.
final class Frames {

    private Frames() {}

    /// What another thread of this kernel sent.
    static List<byte[]> receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            frames.add(next(socket));
        } while (socket.hasReceiveMore());
        return frames;
    }

    /// What somebody sent. Too much of it is taken from the socket, but not kept.
    ///
    /// @throws MalformedMessageException if it is beyond the limits
    static List<byte[]> receive(ZMQ.Socket socket, Limits limits) throws MalformedMessageException {
        var frames = new ArrayList<byte[]>();
        int count = 0;
        long bytes = 0;
        do {
            var frame = next(socket);
            count++;
            bytes += frame.length;
            if (count > limits.frames() || bytes > limits.bytes()) {
                frames.clear();
            } else {
                frames.add(frame);
            }
        } while (socket.hasReceiveMore());
        if (count > limits.frames() || bytes > limits.bytes()) {
            throw new MalformedMessageException("a message may have %,d frames of %,d bytes together, not %,d of %,d"
                    .formatted(limits.frames(), limits.bytes(), count, bytes));
        }
        return frames;
    }

    private static byte[] next(ZMQ.Socket socket) {
        return Objects.requireNonNull(socket.recv(), "a blocking receive yields a frame");
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            socket.send(frames.get(i), ZMQ.SNDMORE);
        }
        socket.send(frames.get(last), 0);
    }
}

package org.joryu.kernel.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zeromq.ZMQ;

/// Multipart messages in and out of a socket, whole.
final class Frames {

    private Frames() {}

    static List<byte[]> receive(ZMQ.Socket socket) {
        var frames = new ArrayList<byte[]>();
        do {
            frames.add(Objects.requireNonNull(socket.recv(), "a blocking receive yields a frame"));
        } while (socket.hasReceiveMore());
        return frames;
    }

    static void send(ZMQ.Socket socket, List<byte[]> frames) {
        int last = frames.size() - 1;
        for (int i = 0; i < last; i++) {
            socket.send(frames.get(i), ZMQ.SNDMORE);
        }
        socket.send(frames.get(last), 0);
    }
}

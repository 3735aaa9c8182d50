package org.joryu.kernel.wire;

import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Sends back whatever it is sent, so that a front end sees that the kernel lives ("Heartbeat for
/// kernels"). On a thread of its own: it beats while all others work.
final class Heartbeat implements Runnable {

    private final ZMQ.Socket socket;

    Heartbeat(ZMQ.Socket socket) {
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            while (true) {
                Frames.send(socket, Frames.receive(socket));
            }
        } catch (ZMQException closing) {
            if (closing.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                throw closing;
            }
        }
    }
}

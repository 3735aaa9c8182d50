package org.joryu.kernel.wire;

import java.lang.System.Logger.Level;
import org.joryu.kernel.protocol.MalformedMessageException;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Sends back whatever it is sent, so that a front end sees that the kernel lives ("Heartbeat for
/// kernels"). On a thread of its own: it beats while all others work.
final class Heartbeat implements Runnable {

    private static final System.Logger LOGGER = System.getLogger(Heartbeat.class.getName());

    private final ZMQ.Socket socket;

    Heartbeat(ZMQ.Socket socket) {
        this.socket = socket;
    }

    @Override
    public void run() {
        try (socket) {
            while (true) {
                beat();
            }
        } catch (ZMQException closing) {
            if (closing.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
                throw closing;
            }
        }
    }

    private void beat() {
        try {
            Frames.send(socket, Frames.receive(socket, Limits.SHORT));
        } catch (MalformedMessageException malformed) {
            LOGGER.log(Level.WARNING, "dropped a heartbeat: {0}", malformed.getMessage());
        }
    }
}

package org.joryu.kernel.wire;

import java.util.List;
import org.zeromq.ZMQ;

/// The sockets that one thread owns.
///
/// @param outgoing where the [Outbox] hands in what is to be sent
record Sockets(ZMQ.Socket shell, ZMQ.Socket control, ZMQ.Socket stdin, ZMQ.Socket iopub, ZMQ.Socket outgoing)
        implements AutoCloseable {

    ZMQ.Socket of(Channel channel) {
        return switch (channel) {
            case SHELL -> shell;
            case CONTROL -> control;
            case STDIN -> stdin;
            case IOPUB -> iopub;
        };
    }

    @Override
    public void close() {
        List.of(outgoing, shell, control, stdin, iopub).forEach(ZMQ.Socket::close);
    }
}

package org.joryu.kernel.wire;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Asks front ends on the stdin socket. One connects its sockets one by one, so that a cell may run
/// before there is anybody to ask: then the question waits a while.
///
/// Belongs to the thread that owns the socket, which must be one that says what it cannot deliver.
final class Questions {

    private static final System.Logger LOGGER = System.getLogger(Questions.class.getName());

    /// ZeroMQ tells nobody that a front end has come, so it is tried.
    private static final int TRIED_EVERY_MS = 50;

    private static final int UNTIL_SOMETHING_HAPPENS = -1;

    private final ZMQ.Socket stdin;
    private final Duration patience;
    private final List<Waiting> waiting = new ArrayList<>();

    /// @param patience how long a front end may take to connect
    Questions(ZMQ.Socket stdin, Duration patience) {
        this.stdin = stdin;
        this.patience = patience;
    }

    private record Waiting(List<byte[]> frames, long deadline) {}

    void ask(List<byte[]> frames) {
        if (!isSent(frames)) {
            waiting.add(new Waiting(frames, System.nanoTime() + patience.toNanos()));
        }
    }

    /// {@return how long the thread may wait for something else to do, as a poller takes it}
    int pauseMillis() {
        return waiting.isEmpty() ? UNTIL_SOMETHING_HAPPENS : TRIED_EVERY_MS;
    }

    /// Tries again what waits.
    ///
    /// @return the frames of the questions that nobody has come for
    List<List<byte[]>> retry() {
        var lost = new ArrayList<List<byte[]>>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            var question = each.next();
            if (isSent(question.frames())) {
                each.remove();
            } else if (System.nanoTime() - question.deadline() > 0) {
                each.remove();
                LOGGER.log(Level.WARNING, "a question found no front end on stdin within {0}", patience);
                lost.add(question.frames());
            }
        }
        return lost;
    }

    private boolean isSent(List<byte[]> frames) {
        try {
            // The first frame says to whom it goes; false where that connection is just about to end.
            if (!stdin.send(frames.getFirst(), ZMQ.SNDMORE | ZMQ.DONTWAIT)) {
                return false;
            }
            Frames.send(stdin, frames.subList(1, frames.size()));
            return true;
        } catch (ZMQException failure) {
            if (failure.getErrorCode() == ZMQ.Error.EHOSTUNREACH.getCode()) {
                return false;
            }
            throw failure;
        }
    }
}

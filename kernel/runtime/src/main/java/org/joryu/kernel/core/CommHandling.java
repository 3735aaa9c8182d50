package org.joryu.kernel.core;

import java.time.Duration;
import org.joryu.kernel.display.CellContext;
import org.joryu.kernel.display.Cells;
import org.joryu.kernel.display.Comms;
import org.joryu.kernel.display.LineSource;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.jspecify.annotations.Nullable;

/// Hands what front ends say over comms to what answers it: on a thread of its own, so that widgets
/// live while a cell runs, and in order. What a handler prints and sends has the message as its parent.
final class CommHandling {

    private static final LineSource NO_INPUT =
            LineSource.none("this is a handler of a comm, and only a cell can ask; send the question over the comm");

    private final Server server;
    private final Cells cells;
    private final Comms comms;
    private final Lane lane = new Lane("joryu-comms");
    private final Opening opening;
    private @Nullable CellContext running;

    CommHandling(Server server, Cells cells, Comms comms, Opening opening) {
        this.server = server;
        this.cells = cells;
        this.comms = comms;
        this.opening = opening;
    }

    void enqueue(Incoming incoming, Comm message) {
        lane.execute(() -> new Exchange(server, incoming).during(() -> handle(incoming, message)));
    }

    /// Stops the running handler, if one runs.
    synchronized void interrupt() {
        if (running != null) {
            running.stopping();
            opening.ifOpen().ifPresent(Interpreter::interruptBeside);
            running.stop();
        }
    }

    /// Stops the running handler, drops what waits, and all comms.
    void end(Duration grace) {
        interrupt();
        lane.end(grace);
        comms.clear();
    }

    private void handle(Incoming incoming, Comm message) {
        var context = cells.createBeside(incoming.header(), NO_INPUT);
        running(context);
        try {
            Cells.within(context, () -> {
                // Before there is an interpreter there are no handlers either.
                opening.ifOpen()
                        .ifPresentOrElse(interpreter -> interpreter.beside(() -> hand(message)), () -> hand(message));
                return true;
            });
        } finally {
            running(null);
            context.end();
        }
    }

    private void hand(Comm message) {
        switch (message) {
            case CommOpen open -> comms.opened(open);
            case CommMessage said -> comms.said(said);
            case CommClose close -> comms.closed(close);
        }
    }

    private synchronized void running(@Nullable CellContext now) {
        running = now;
    }
}

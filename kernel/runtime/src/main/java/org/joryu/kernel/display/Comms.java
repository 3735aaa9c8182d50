package org.joryu.kernel.display;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.joryu.kernel.protocol.Comm.CommClose;
import org.joryu.kernel.protocol.Comm.CommMessage;
import org.joryu.kernel.protocol.Comm.CommOpen;
import org.joryu.kernel.protocol.Comm.Payload;
import org.joryu.kernel.protocol.Publication;
import org.joryu.notebook.Comm;
import org.joryu.notebook.Comm.Message;
import org.joryu.notebook.CommTarget;
import org.jspecify.annotations.Nullable;

/// The comms that are open, and the targets that front ends can open more to.
///
/// Thread-safe; but what comes from front ends is to be handed over by one thread at a time, in order,
/// and each within a cell of its own.
public final class Comms {

    private static final System.Logger LOGGER = System.getLogger(Comms.class.getName());

    private final Cells cells;
    private final Map<String, Consumer<Opened>> targets = new ConcurrentHashMap<>();
    private final Map<String, IopubComm> open = new ConcurrentHashMap<>();

    Comms(Cells cells) {
        this.cells = cells;
    }

    private record Opened(Comm comm, Message opening) {}

    /// Answers comms that front ends open under a name.
    void register(String name, CommTarget target) {
        targets.put(name, Handlers.keep(opened -> target.opened(opened.comm(), opened.opening())));
    }

    /// Opens a comm from this side.
    Comm open(String targetName, Message opening, Consumer<? super Message> onMessage) {
        var comm = new IopubComm(this, UUID.randomUUID().toString().replace("-", ""), targetName);
        comm.onMessage(onMessage);
        open.put(comm.id(), comm);
        say(new CommOpen(comm.id(), targetName, payload(opening)));
        return comm;
    }

    /// The target names of the open comms, by comm id.
    ///
    /// @param targetName of this target only, null for all
    public Map<String, String> targets(@Nullable String targetName) {
        return open.values().stream()
                .filter(comm -> targetName == null || targetName.equals(comm.targetName()))
                .collect(Collectors.toUnmodifiableMap(IopubComm::id, IopubComm::targetName));
    }

    /// A front end opens a comm; one that nothing answers is closed at once, as the specification wants.
    public void opened(CommOpen message) {
        var target = targets.get(message.targetName());
        if (target == null) {
            log(Level.INFO, "a front end asked for the unknown comm target " + message.targetName(), null);
            say(new CommClose(message.commId(), Payload.NONE));
            return;
        }
        var comm = new IopubComm(this, message.commId(), message.targetName());
        open.put(comm.id(), comm);
        try {
            target.accept(new Opened(comm, message(message.payload())));
        } catch (RuntimeException | Error failure) {
            report("the comm target " + comm.targetName(), failure);
            comm.close();
        }
    }

    /// A front end says something over a comm.
    public void said(CommMessage message) {
        handled(open.get(message.commId()), message.commId(), comm -> comm.receive(message(message.payload())));
    }

    /// A front end closes a comm.
    public void closed(CommClose message) {
        handled(open.remove(message.commId()), message.commId(), comm -> comm.closed(message(message.payload())));
    }

    /// Forgets all, as nobody listens any more.
    public void clear() {
        targets.clear();
        open.clear();
    }

    boolean isOpen(IopubComm comm) {
        return open.get(comm.id()) == comm;
    }

    /// Says something to the front ends, if the comm is still open.
    void send(IopubComm comm, Message message) {
        if (isOpen(comm)) {
            say(new CommMessage(comm.id(), payload(message)));
        }
    }

    /// Closes a comm from this side, if it is still open.
    void close(IopubComm comm, Message farewell) {
        if (open.remove(comm.id(), comm)) {
            say(new CommClose(comm.id(), payload(farewell)));
        }
    }

    private void say(Publication publication) {
        var cell = cells.current();
        if (cell != null) {
            cell.publish(publication);
        }
    }

    private void handled(@Nullable IopubComm comm, String id, Consumer<IopubComm> handling) {
        if (comm == null) {
            log(Level.INFO, "ignored a message to the comm " + id + ", which is not open", null);
            return;
        }
        try {
            handling.accept(comm);
        } catch (RuntimeException | Error failure) {
            report("the handler of a comm to " + comm.targetName(), failure);
        }
    }

    private void report(String culprit, Throwable failure) {
        var cell = cells.current();
        if (cell != null && cell.isStopping()) {
            System.err.println(Handlers.describe(culprit + " was stopped", failure));
        } else {
            log(Level.WARNING, culprit + " failed", failure);
            System.err.println(Handlers.describe(culprit + " failed: " + failure, failure));
        }
    }

    /// To the log alone: a cell's standard error is no place for it.
    private static void log(Level level, String what, @Nullable Throwable failure) {
        Cells.outside(() -> {
            LOGGER.log(level, what, failure);
            return true;
        });
    }

    private static Payload payload(Message message) {
        return new Payload(message.data(), message.metadata(), message.buffers());
    }

    private static Message message(Payload payload) {
        return new Message(payload.data(), payload.metadata(), payload.buffers());
    }
}

package org.joryu.notebook.widget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.Comm;
import org.joryu.notebook.Comm.Message;
import org.joryu.notebook.CommTarget;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// The other end of the comms of widgets: hears what they say, and says what a front end would. Of time it
/// knows the end of a cell alone.
final class FrontEnd implements Notebook, AutoCloseable {

    final Map<String, Line> comms = new LinkedHashMap<>();
    final Map<String, CommTarget> targets = new HashMap<>();
    final List<Runnable> chores = new ArrayList<>();
    int stops;

    FrontEnd() {
        Notebook.bind(this);
    }

    /// One comm, as both sides see it.
    static final class Line implements Comm {

        final List<Message> heard = new ArrayList<>();
        private final String id;
        private final String targetName;
        private boolean open = true;
        private Consumer<? super Message> onMessage = _ -> {};
        private Consumer<? super Message> onClose = _ -> {};

        Line(String id, String targetName) {
            this.id = id;
            this.targetName = targetName;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String targetName() {
            return targetName;
        }

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void send(Message message) {
            if (open) {
                heard.add(message);
            }
        }

        @Override
        public void onMessage(Consumer<? super Message> handler) {
            onMessage = handler;
        }

        @Override
        public void onClose(Consumer<? super Message> handler) {
            onClose = handler;
        }

        @Override
        public void close(Message farewell) {
            open = false;
        }

        void say(Map<String, ?> data) {
            onMessage.accept(Message.of(data));
        }

        /// The page moves something.
        void update(Map<String, ?> state) {
            say(Map.of("method", "update", "state", state, "buffer_paths", List.of()));
        }

        void closeFromPage() {
            open = false;
            onClose.accept(Message.of(Map.of()));
        }

        /// What was said of states, each with its method.
        List<String> said() {
            return heard.stream()
                    .map(message ->
                            message.data().get("method") + " " + message.data().get("state"))
                    .toList();
        }
    }

    @Override
    public Comm openComm(String targetName, Message opening, Consumer<? super Message> onMessage) {
        var line = new Line("comm-" + comms.size(), targetName);
        line.heard.add(opening);
        line.onMessage(onMessage);
        comms.put(line.id(), line);
        return line;
    }

    @Override
    public void registerCommTarget(String name, CommTarget target) {
        targets.put(name, target);
    }

    @Override
    public DisplayHandle show(@Nullable Object value) {
        throw new UnsupportedOperationException("widgets are rendered here by themselves");
    }

    @Override
    public CancellationToken cancellation() {
        return CancellationToken.NONE;
    }

    @Override
    public boolean isLive() {
        return true;
    }

    @Override
    public Runnable interrupter() {
        return () -> stops++;
    }

    @Override
    public void soon(Runnable work) {
        if (!chores.contains(work)) {
            chores.add(work);
        }
    }

    @Override
    public void atEnd(Runnable work) {
        soon(work);
    }

    void endCell() {
        List.copyOf(chores).forEach(Runnable::run);
        chores.clear();
    }

    /// Shows a widget.
    ///
    /// @return the comm of its model
    Line open(Widget widget) {
        widget.bundle();
        var id = widget.model().openId().orElseThrow();
        return Objects.requireNonNull(comms.get(id));
    }

    /// The state that a comm was opened with.
    static Map<?, ?> opening(Line line) {
        return (Map<?, ?>) Objects.requireNonNull(line.heard.getFirst().data().get("state"));
    }

    @Override
    public void close() {
        Notebook.bind(null);
    }
}

package org.joryu.notebook.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.joryu.notebook.Comm;
import org.joryu.notebook.Comm.Message;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// The state that a front end and this side have in common, and the comm that keeps both the same
/// ("Widget messaging protocol, version 2", `packages/schema/messages.md` of ipywidgets).
///
/// Thread-safe. Messages are sent under the lock, so that they are in the order of what they tell.
final class Model {

    private static final String TARGET = "jupyter.widget";
    private static final Map<String, String> PROTOCOL = Map.of("version", "2.1.0");

    /// 20 updates a second are as smooth as anybody sees, and a loop that sets a value in every turn floods
    /// no front end.
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final ModelKind kind;
    private final Owner owner;
    private final Map<String, @Nullable Object> state = new LinkedHashMap<>();
    private final Set<String> news = new LinkedHashSet<>();

    /// One object, as the notebook does once what it is asked for twice.
    private final Runnable telling = this::tell;

    private @Nullable Comm comm;
    private long toldNanos;
    private boolean closed;

    /// Whom a model belongs to.
    interface Owner {

        /// A front end has said something of a trait.
        ///
        /// @param value a JSON value, as it came
        /// @return what to keep of it, the value itself unless it is out of bounds; empty to keep what was
        Optional<Object> accept(String trait, @Nullable Object value);

        /// A front end has changed these.
        void changed(Set<String> traits);

        /// A front end has said something else.
        void custom(Map<?, ?> content);
    }

    Model(ModelKind kind, Owner owner) {
        this.kind = kind;
        this.owner = owner;
    }

    /// One that front ends do not change.
    Model(ModelKind kind) {
        this(kind, new Owner() {
            @Override
            public Optional<Object> accept(String trait, @Nullable Object value) {
                return Optional.empty();
            }

            @Override
            public void changed(Set<String> traits) {}

            @Override
            public void custom(Map<?, ?> content) {}
        });
    }

    ModelKind kind() {
        return kind;
    }

    synchronized @Nullable Object get(String trait) {
        return state.get(trait);
    }

    /// Sets a trait and tells the front ends.
    ///
    /// @return whether that changed anything
    boolean set(String trait, @Nullable Object value) {
        synchronized (this) {
            if (Objects.equals(value, state.get(trait)) && state.containsKey(trait)) {
                return false;
            }
            state.put(trait, value);
            if (comm == null) {
                return true;
            }
            news.add(trait);
            if (System.nanoTime() - toldNanos >= PAUSE_NANOS) {
                tell();
                return true;
            }
        }
        Notebook.current().soon(telling);
        return true;
    }

    /// Opens it to the front ends, unless it is.
    ///
    /// @return its id, if any front end can hear of it
    synchronized Optional<String> open() {
        if (closed) {
            return Optional.empty();
        }
        if (comm == null || !comm.isOpen()) {
            var all = wire(state.keySet());
            all.putAll(kind.traits());
            news.clear();
            var opened = Comm.open(TARGET, message(Map.of("state", all)).withMetadata(PROTOCOL), this::received);
            comm = opened.isOpen() ? opened : null;
            toldNanos = System.nanoTime();
            if (comm != null) {
                comm.onClose(_ -> OpenModels.remove(this));
                OpenModels.add(this);
            }
        }
        return comm == null ? Optional.empty() : Optional.of(comm.id());
    }

    /// {@return its id, if it is open}
    synchronized Optional<String> openId() {
        return comm != null && comm.isOpen() ? Optional.of(comm.id()) : Optional.empty();
    }

    /// Takes it away from the front ends for good.
    synchronized void close() {
        closed = true;
        if (comm != null) {
            comm.close();
        }
        comm = null;
        OpenModels.remove(this);
    }

    /// All of it, as the protocol has it.
    synchronized Map<String, @Nullable Object> all() {
        var all = kind.traits();
        all.putAll(wire(state.keySet()));
        return all;
    }

    private synchronized void tell() {
        if (comm != null && !news.isEmpty()) {
            comm.send(update("update", wire(news)));
            news.clear();
            toldNanos = System.nanoTime();
        }
    }

    private void received(Message message) {
        switch (String.valueOf(message.data().get("method"))) {
            case "update" -> {
                if (message.data().get("state") instanceof Map<?, ?> said) {
                    update(said);
                }
            }
            case "request_state" -> send(update("update", all()));
            case "custom" -> {
                if (message.data().get("content") instanceof Map<?, ?> content) {
                    owner.custom(content);
                }
            }
            default -> {
                // Of a later version of the protocol, which front ends may speak.
            }
        }
    }

    /// A front end has changed something: all others are told, and it itself where it was wrong.
    private void update(Map<?, ?> said) {
        var changed = new LinkedHashSet<String>();
        synchronized (this) {
            var known = new LinkedHashMap<String, @Nullable Object>();
            said.forEach((name, value) -> {
                if (name instanceof String trait && state.containsKey(trait)) {
                    known.put(trait, value);
                }
            });
            if (known.isEmpty()) {
                return;
            }
            send(update("echo_update", known));
            known.forEach((trait, value) -> {
                var kept = owner.accept(trait, value);
                news.remove(trait);
                if (kept.isEmpty() || !same(kept.get(), value)) {
                    news.add(trait);
                }
                if (kept.isPresent() && !kept.get().equals(state.put(trait, kept.get()))) {
                    changed.add(trait);
                }
            });
            tell();
        }
        if (!changed.isEmpty()) {
            owner.changed(changed);
        }
    }

    private synchronized void send(Message message) {
        if (comm != null) {
            comm.send(message);
        }
    }

    /// A front end's 4 is our 4.0.
    private static boolean same(Object kept, @Nullable Object said) {
        if (kept instanceof Number a && said instanceof Number b) {
            return a.doubleValue() == b.doubleValue();
        }
        return kept.equals(said);
    }

    private static Message update(String method, Map<String, ?> state) {
        return message(Map.of("method", method, "state", state));
    }

    private static Message message(Map<String, ?> content) {
        var data = new LinkedHashMap<String, @Nullable Object>(content);
        // No trait of ours is binary.
        data.put("buffer_paths", List.of());
        return Message.of(data);
    }

    private Map<String, @Nullable Object> wire(Set<String> traits) {
        var wire = new LinkedHashMap<String, @Nullable Object>();
        traits.forEach(trait -> wire.put(trait, wire(state.get(trait))));
        return wire;
    }

    private static @Nullable Object wire(@Nullable Object value) {
        return switch (value) {
            case Model model -> model.open().map(id -> "IPY_MODEL_" + id).orElse(null);
            case Widget widget -> wire(widget.model());
            case List<?> list -> {
                var all = new ArrayList<@Nullable Object>();
                list.forEach(each -> all.add(wire(each)));
                yield all;
            }
            case null, default -> value;
        };
    }
}

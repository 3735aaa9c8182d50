package org.joryu.notebook.widget;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who wants to hear of something. All of them do, also if one fails.
///
/// @param <T> what is told
final class ChangeHandlers<T> {

    private final List<Consumer<? super T>> handlers = new CopyOnWriteArrayList<>();

    void add(Consumer<? super T> handler) {
        handlers.add(handler);
    }

    void tell(T value) {
        RuntimeException failure = null;
        for (var handler : handlers) {
            try {
                handler.accept(value);
            } catch (RuntimeException thrown) {
                failure = with(failure, thrown);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static RuntimeException with(@Nullable RuntimeException first, RuntimeException thrown) {
        if (first == null) {
            return thrown;
        }
        if (!first.equals(thrown)) {
            first.addSuppressed(thrown);
        }
        return first;
    }
}

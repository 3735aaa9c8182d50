package org.joryu.notebook;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The renderers in force: the nearest type wins, classes before the interfaces they implement.
///
/// Thread-safe. A later renderer of the same type replaces an earlier one, so a cell can override
/// what an extension brought.
public final class Renderers {

    private final Map<Class<?>, Renderer<?>> byType = new ConcurrentHashMap<>();

    /// Adds a renderer, in place of any other for the same type.
    public void add(Renderer<?> renderer) {
        byType.put(renderer.type(), renderer);
    }

    /// What to show for a value: itself if it is a bundle, what its renderer says, else its `toString`.
    ///
    /// Never throws: a renderer that fails leaves the plain text, with the failure beside it.
    public MimeBundle render(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value == null) {
            return MimeBundle.text("null");
        }
        var renderer = find(value.getClass());
        if (renderer == null) {
            return MimeBundle.text(PlainText.of(value));
        }
        try {
            return renderWith(renderer, value);
        } catch (RuntimeException | LinkageError failure) {
            return MimeBundle.text("%s%n(rendering %s failed: %s)"
                    .formatted(PlainText.of(value), value.getClass().getName(), failure));
        }
    }

    private static <T> MimeBundle renderWith(Renderer<T> renderer, Object value) {
        return renderer.render(renderer.type().cast(value));
    }

    private @Nullable Renderer<?> find(Class<?> type) {
        for (var candidate : nearestFirst(type)) {
            var renderer = byType.get(candidate);
            if (renderer != null) {
                return renderer;
            }
        }
        return null;
    }

    /// Superclasses first, then interfaces breadth first, `Object` last.
    private static Iterable<Class<?>> nearestFirst(Class<?> type) {
        var order = new LinkedHashSet<Class<?>>();
        var interfaces = new ArrayDeque<Class<?>>();
        for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
            order.add(c);
            interfaces.addAll(List.of(c.getInterfaces()));
        }
        while (!interfaces.isEmpty()) {
            var next = interfaces.remove();
            if (order.add(next)) {
                interfaces.addAll(List.of(next.getInterfaces()));
            }
        }
        order.add(Object.class);
        return order;
    }
}

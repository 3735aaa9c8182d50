package org.joryu.notebook;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The renderers in force: the nearest type wins, classes before the interfaces they implement. What
/// has no renderer and has parts, such as a collection or a record, is a table.
///
/// Thread-safe. A later renderer of the same type replaces an earlier one, so a cell can override
/// what an extension brought.
public final class Renderers {

    /// Set while a renderer runs. Where the stack has ended there is no room to tell of it, and a class
    /// of the JDK whose initialization fails there is broken for good: that is left to the outermost.
    private static final ScopedValue<Boolean> RENDERING = ScopedValue.newInstance();

    // Kept by the class itself, as the renderer of a class of a cell refers to it: when the cell has
    // declared it anew, the old one can go, with all its values.
    private final ClassValue<AtomicReference<@Nullable Renderer<?>>> byType = new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable Renderer<?>> computeValue(Class<?> type) {
            return new AtomicReference<>();
        }
    };
    private final Map<String, Supplier<Renderer<?>>> byName = new ConcurrentHashMap<>();

    /// Adds a renderer, in place of any other for the same type.
    public void add(Renderer<?> renderer) {
        byType.get(renderer.type()).set(renderer);
    }

    /// Adds a renderer for a type of the JDK that is not to be loaded before a value of it is shown. One
    /// that is added for the type itself takes precedence.
    ///
    /// @param typeName the full name of the type
    /// @param renderer makes the renderer
    public void add(String typeName, Supplier<Renderer<?>> renderer) {
        byName.put(typeName, renderer);
    }

    /// What to show for a value: itself if it is a bundle, what its renderer says, else its text and, if
    /// it has parts, a table.
    ///
    /// Fails only as the running code does when it is stopped: a renderer that fails leaves the plain
    /// text, with the failure beside it. Where the stack ends within renderers, the outermost has failed.
    public MimeBundle render(@Nullable Object value) {
        if (value instanceof MimeBundle bundle) {
            return bundle;
        }
        if (value == null) {
            return MimeBundle.text("null");
        }
        if (RENDERING.isBound()) {
            return shown(value);
        }
        try {
            return ScopedValue.where(RENDERING, true).call(() -> shown(value));
        } catch (StackOverflowError overflow) {
            return failed(value, overflow);
        }
    }

    private MimeBundle shown(Object value) {
        try {
            var renderer = find(value.getClass());
            return renderer == null ? standard(value) : renderWith(renderer, value);
        } catch (RuntimeException | AssertionError | LinkageError failure) {
            return failed(value, failure);
        }
    }

    private static MimeBundle failed(Object value, Throwable failure) {
        return MimeBundle.text("%s%n(rendering %s failed: %s)"
                .formatted(PlainText.of(value), value.getClass().getName(), PlainText.of(failure)));
    }

    private static MimeBundle standard(Object value) {
        var text = MimeBundle.text(PlainText.of(value));
        return Tables.of(value).map(table -> text.withHtml(table.html())).orElse(text);
    }

    private static <T> MimeBundle renderWith(Renderer<T> renderer, Object value) {
        return Objects.requireNonNull(renderer.render(renderer.type().cast(value)), "the renderer returned null");
    }

    private @Nullable Renderer<?> find(Class<?> type) {
        for (var candidate : nearestFirst(type)) {
            var renderer = byType.get(candidate).get();
            if (renderer != null) {
                return renderer;
            }
            var named = candidate.getClassLoader() == null ? byName.get(candidate.getName()) : null;
            if (named != null) {
                return named.get();
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

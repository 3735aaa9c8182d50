package org.joryu.notebook;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The text of a value that has no renderer: its `toString`. Arrays, and the JDK's collections, maps
/// and optionals, and records, are followed to their elements.
///
/// What is followed reads as its `toString` does, but is cut where it is long, ends where it
/// contains itself, and shows arrays by their elements. An `Iterable` that is no `Collection` is
/// never iterated, nor is a stream: it might be used up by that, or not end.
final class PlainText {

    private static final int MAX_CHARS = 20_000;
    private static final int MAX_ELEMENTS = 100;
    private static final int MAX_DEPTH = 50;

    private final StringBuilder text = new StringBuilder();
    private final List<Object> enclosing = new ArrayList<>();
    private final int maxChars;

    private PlainText(int maxChars) {
        this.maxChars = maxChars;
    }

    static String of(@Nullable Object value) {
        return of(value, MAX_CHARS);
    }

    /// @param maxChars about where to cut it
    static String of(@Nullable Object value, int maxChars) {
        var plain = new PlainText(maxChars);
        plain.add(value);
        return plain.text.toString();
    }

    /// What a failure says of itself, if it can.
    static String of(Throwable failure) {
        try {
            return String.valueOf(failure);
        } catch (RuntimeException | StackOverflowError | LinkageError broken) {
            return failure.getClass().getName();
        }
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            text.append("null");
            return;
        }
        int start = text.length();
        int depth = enclosing.size();
        try {
            follow(value);
        } catch (RuntimeException | StackOverflowError | AssertionError | LinkageError failure) {
            // User code: a broken toString must not take the cell's result with it.
            text.setLength(start);
            leaf("%s (its toString failed: %s)".formatted(value.getClass().getName(), of(failure)));
        } finally {
            enclosing.subList(depth, enclosing.size()).clear();
        }
    }

    private void follow(Object value) {
        switch (value) {
            case Collection<?> items
            when hasTextOfTheJdk(items) ->
                within(items, "(this Collection)", _ -> list(items.size(), items.iterator()));
            case Map<?, ?> map when hasTextOfTheJdk(map) -> within(map, "(this Map)", _ -> map(map));
            case Optional<?> optional
            when optional.isPresent() -> within(optional, "(this Optional)", _ -> wrapped("Optional[", optional.get()));
            case Record fields
            when Components.areTheTextOf(fields.getClass()) ->
                Components.of(fields.getClass())
                        .ifPresentOrElse(
                                components -> within(
                                        fields,
                                        "(this %s)".formatted(fields.getClass().getSimpleName()),
                                        _ -> record(components, fields)),
                                () -> leaf(String.valueOf(fields)));
            case Object array when array.getClass().isArray() -> within(array, "(this array)", _ -> array(array));
            default -> leaf(String.valueOf(value));
        }
    }

    /// Whether its text is made by a class of the JDK, and thus of its elements.
    private static boolean hasTextOfTheJdk(Object value) {
        try {
            return value.getClass().getMethod("toString").getDeclaringClass().getClassLoader() == null;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("every type has toString, but not " + value.getClass(), e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // equal is not the same, and equals may run for ever here
    private void within(Object value, String again, Consumer<Object> follow) {
        if (enclosing.stream().anyMatch(outer -> outer == value)) {
            text.append(again);
        } else if (enclosing.size() == MAX_DEPTH) {
            text.append('…');
        } else {
            enclosing.add(value);
            follow.accept(value);
        }
    }

    private void wrapped(String opening, Object value) {
        text.append(opening);
        add(value);
        text.append(']');
    }

    private void array(Object array) {
        int length = Array.getLength(array);
        list(
                length,
                IntStream.range(0, length).mapToObj(i -> Array.get(array, i)).iterator());
    }

    private void list(int size, Iterator<?> items) {
        text.append('[');
        elements(size, items, this::add);
        text.append(']');
    }

    private void map(Map<?, ?> map) {
        text.append('{');
        elements(map.size(), map.entrySet().iterator(), entry -> {
            add(entry.getKey());
            text.append('=');
            add(entry.getValue());
        });
        text.append('}');
    }

    private void record(Components components, Object fields) {
        text.append(fields.getClass().getSimpleName()).append('[');
        var names = components.names();
        var values = components.values(fields);
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append('=');
            add(values.get(i));
        }
        text.append(']');
    }

    private <T> void elements(int size, Iterator<T> items, Consumer<? super T> add) {
        int shown = 0;
        while (items.hasNext() && shown < MAX_ELEMENTS && text.length() < maxChars) {
            text.append(shown == 0 ? "" : ", ");
            add.accept(items.next());
            shown++;
        }
        if (items.hasNext()) {
            text.append(shown == 0 ? "" : ", ").append(String.format(Locale.ROOT, "… (first %,d of %,d)", shown, size));
        }
    }

    private void leaf(String value) {
        int room = Math.max(0, maxChars - text.length());
        if (value.length() <= room) {
            text.append(value);
            return;
        }
        // Half of a pair is no character.
        int end = room > 0 && Character.isHighSurrogate(value.charAt(room - 1)) ? room - 1 : room;
        text.append(value, 0, end).append(String.format(Locale.ROOT, "… (%,d characters)", value.length()));
    }
}

package org.joryu.notebook;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What records of one type consist of.
final class Components {

    private final List<Method> accessors;

    private Components(List<Method> accessors) {
        this.accessors = accessors;
    }

    /// The components of a type of records; nothing where its module keeps them to itself.
    static Optional<Components> of(Class<?> type) {
        if (!type.isRecord()) {
            return Optional.empty();
        }
        var accessors = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getAccessor)
                .toList();
        return accessors.stream().allMatch(Method::trySetAccessible)
                ? Optional.of(new Components(accessors))
                : Optional.empty();
    }

    /// Whether the text of such records is what the compiler made of their components: it makes that
    /// method final, which nobody who writes one in a record has a reason to do.
    static boolean areTheTextOf(Class<?> type) {
        try {
            return Modifier.isFinal(type.getMethod("toString").getModifiers());
        } catch (NoSuchMethodException e) {
            throw new LinkageError("every type has toString, but not " + type.getName(), e);
        }
    }

    List<String> names() {
        return accessors.stream().map(Method::getName).toList();
    }

    /// The components of one record, in order.
    List<@Nullable Object> values(Object value) {
        var values = new ArrayList<@Nullable Object>();
        for (var accessor : accessors) {
            values.add(value(accessor, value));
        }
        return values;
    }

    private static @Nullable Object value(Method accessor, Object value) {
        try {
            return accessor.invoke(value);
        } catch (InvocationTargetException failure) {
            switch (failure.getCause()) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                case null, default -> throw new IllegalStateException(accessor.getName() + " failed", failure);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("accessible a moment ago: " + accessor, e);
        }
    }
}

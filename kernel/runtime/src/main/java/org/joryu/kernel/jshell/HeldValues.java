package org.joryu.kernel.jshell;

import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What variables of cells hold at this moment, in a few words and without running code of anybody's.
final class HeldValues {

    /// While a snippet is compiled JShell cannot be asked; longer than that takes, as a rule.
    private static final long PATIENCE_MILLIS = 60;

    /// Those whose size is a number that they keep, and not what somebody else's method says.
    private static final Set<Class<?>> SIZED = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            PriorityQueue.class,
            HashSet.class,
            LinkedHashSet.class,
            TreeSet.class,
            HashMap.class,
            LinkedHashMap.class,
            TreeMap.class,
            List.of(1).getClass(),
            List.of(1, 2, 3).getClass(),
            Set.of(1).getClass(),
            Set.of(1, 2, 3).getClass(),
            Map.of(1, 1).getClass(),
            Map.of(1, 1, 2, 2).getClass());

    private final Declarations declarations;
    private final ReentrantLock compiler;

    HeldValues(Declarations declarations, ReentrantLock compiler) {
        this.declarations = declarations;
        this.compiler = compiler;
    }

    /// Such as `ArrayList, size 3`; empty for a number, which is of the type that it is declared
    /// with, and where there is no such variable.
    Optional<String> of(String variable) {
        try {
            if (compiler.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                try {
                    return declarations.held(variable).map(HeldValues::words);
                } finally {
                    compiler.unlock();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String words(Declarations.Held held) {
        var value = held.value();
        return value == null ? "null" : name(value.getClass()) + size(value);
    }

    private static String name(Class<?> type) {
        if (type.isArray()) {
            return name(type.getComponentType()) + "[]";
        }
        if (type.isHidden()) {
            return "a lambda";
        }
        return type.isAnonymousClass()
                ? "an anonymous class"
                : SnippetNames.of(type)
                        .replaceFirst("^(?:[\\p{Ll}_][\\w]*\\.)+", "")
                        .replace('$', '.');
    }

    private static String size(@Nullable Object value) {
        return switch (value) {
            case Collection<?> some when SIZED.contains(some.getClass()) -> ", size " + some.size();
            case Map<?, ?> some when SIZED.contains(some.getClass()) -> ", size " + some.size();
            case Object array when array.getClass().isArray() -> ", length " + Array.getLength(array);
            case null, default -> "";
        };
    }
}

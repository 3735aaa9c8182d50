package org.joryu.kernel.display;

import java.lang.StackWalker.Option;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which cell ran the code of a class last, so that a thread that inherited no cell can be told for which
/// it works. A class counts with all that are nested in it. Thread-safe; keeps no class from being unloaded.
final class CellClasses {

    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final ClassValue<Owner> owners = new ClassValue<>() {
        @Override
        protected Owner computeValue(Class<?> type) {
            return new Owner();
        }
    };

    private static final class Owner {
        private volatile @Nullable CellContext cell;
    }

    void add(Class<?> type, CellContext cell) {
        owners.get(type.getNestHost()).cell = cell;
    }

    /// The cell whose code is the outermost on this thread's stack: the one that handed the pool its
    /// task. Null if there is none.
    @Nullable CellContext outermostOnStack() {
        return STACK.walk(frames -> frames.map(StackWalker.StackFrame::getDeclaringClass)
                .filter(type -> type.getClassLoader() != null)
                .map(type -> owners.get(type.getNestHost()).cell)
                .filter(Objects::nonNull)
                .reduce((inner, outer) -> outer)
                .orElse(null));
    }
}

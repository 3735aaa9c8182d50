package org.joryu.kernel.display;

import java.util.function.Consumer;

/// Code of cells that the kernel calls back.
final class Handlers {

    private static final String KERNEL = "org.joryu.kernel.";
    private static final int MAX_FRAMES = 20;

    private Handlers() {}

    /// The handler as it is to be called later: it finds what it found in the cell that it was made in,
    /// as it gets the context class loader of the thread that calls this.
    static <T> Consumer<T> keep(Consumer<? super T> handler) {
        var loader = Thread.currentThread().getContextClassLoader();
        return argument -> {
            var thread = Thread.currentThread();
            var before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                handler.accept(argument);
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    /// What went wrong and where, for the author of a handler: without the frames of the kernel, which called
    /// it.
    static String describe(String problem, Throwable failure) {
        var text = new StringBuilder(problem);
        int frames = 0;
        for (var frame : failure.getStackTrace()) {
            if (frame.getClassName().startsWith(KERNEL) || ++frames > MAX_FRAMES) {
                break;
            }
            text.append("\n    at ").append(frame);
        }
        return text.toString();
    }
}

package org.joryu.kernel.jshell;

import java.io.PrintStream;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/// Prints the exceptions whose stack traces a cell prints as they would be shown had they ended the cell.
final class PrintedTraces {

    private final Tracebacks tracebacks;

    PrintedTraces(Tracebacks tracebacks) {
        this.tracebacks = tracebacks;
    }

    /// What the classes of cells link to, by name.
    Map<String, CallSite> sites() {
        try {
            var print = MethodHandles.lookup()
                    .findVirtual(PrintedTraces.class, "print", MethodType.methodType(void.class, Throwable.class));
            return Map.of(StackTraceCalls.PRINT, new ConstantCallSite(print.bindTo(this)));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("there must be a method that prints", e);
        }
    }

    @SuppressWarnings("UnusedMethod") // the target of all calls that print a stack trace
    private void print(Throwable thrown) {
        if (printsItself(thrown.getClass())) {
            thrown.printStackTrace();
        } else {
            // In one go, so that two threads do not mix.
            System.err.println(String.join("\n", tracebacks.lines(thrown)));
        }
    }

    private static boolean printsItself(Class<?> type) {
        try {
            return type.getMethod("printStackTrace").getDeclaringClass() != Throwable.class
                    || type.getMethod("printStackTrace", PrintStream.class).getDeclaringClass() != Throwable.class;
        } catch (NoSuchMethodException e) {
            throw new LinkageError("every exception prints its stack trace, but not " + type.getName(), e);
        }
    }
}

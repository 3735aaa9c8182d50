package org.joryu.kernel.jshell;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What a cell's bytecode calls on every backward branch: nothing, until its cell is interrupted.
///
/// All sites share one call site whose target is a no-op, which the JIT folds away. An interrupt exchanges
/// the target for one that throws in the interrupted cell's threads. Public only because classes of
/// cells, which live in another loader, link to it; not for anybody else.
public final class BackEdge {

    /// The cell that a thread works for; threads inherit it from the one that started them.
    private static final InheritableThreadLocal<@Nullable CellToken> CELL = new InheritableThreadLocal<>();

    private static final AtomicReference<@Nullable CellToken> INTERRUPTED = new AtomicReference<>();
    private static final MethodType TYPE = MethodType.methodType(void.class);
    private static final MethodHandle PASS = MethodHandles.empty(TYPE);
    private static final MethodHandle STOP = stop();
    private static final MutableCallSite SITE = new MutableCallSite(PASS);

    private BackEdge() {}

    /// The bootstrap method of every check.
    public static CallSite check(MethodHandles.Lookup lookup, String name, MethodType type) {
        return SITE;
    }

    /// In place of `System.exit` in a cell: ends the cell, not the kernel.
    @SuppressWarnings("DoNotCallSuggester") // the bytecode of cells calls it
    public static void exit(int status) {
        throw new CellEnd("exit(%d) ended the cell; the kernel goes on".formatted(status));
    }

    /// In place of `Runtime.exit` and `Runtime.halt` in a cell.
    public static void exit(Runtime runtime, int status) {
        exit(status);
    }

    /// The calling thread, and all that it starts, work for this cell from now on. Forgets earlier interrupts.
    static void enter(CellToken cell) {
        if (INTERRUPTED.getAndSet(null) != null) {
            aim(PASS);
        }
        CELL.set(cell);
    }

    /// The calling thread works for no cell.
    static void leave() {
        CELL.remove();
    }

    /// Makes every thread of the cell throw at its next backward branch, and at each one after, until another cell
    /// is entered: code that catches everything is caught again.
    static void interrupt(CellToken cell) {
        INTERRUPTED.set(cell);
        aim(STOP);
    }

    static boolean isInterrupted(CellToken cell) {
        return cell.equals(INTERRUPTED.get());
    }

    private static void aim(MethodHandle target) {
        SITE.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    @SuppressWarnings("UnusedMethod") // by STOP
    private static void throwIfInterrupted() {
        var interrupted = INTERRUPTED.get();
        if (interrupted != null && interrupted.equals(CELL.get())) {
            throw new CellEnd("interrupted");
        }
    }

    private static MethodHandle stop() {
        try {
            return MethodHandles.lookup().findStatic(BackEdge.class, "throwIfInterrupted", TYPE);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}

package org.joryu.kernel.display;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.joryu.kernel.protocol.Header;
import org.jspecify.annotations.Nullable;

/// Knows the cell that the running code belongs to.
///
/// Threads inherit it from the thread that started them, and keep it after the cell ended. Work that is
/// handed to a thread of somebody else's takes it along, if the interpreter sees to it ([#ofThisThread]).
/// Threads that belong to nobody write below the latest cell.
public final class Cells implements AutoCloseable {

    /// Of a thread that nobody handed a cell to: null.
    private static final InheritableThreadLocal<@Nullable Supplier<@Nullable CellContext>> OF_THREAD =
            new InheritableThreadLocal<>();

    /// As [CoalescedOutput] gathers what is printed.
    private static final long SOON_MS = 50;

    private final Publisher publisher;
    // Discards what is printed after the end, where an exception would hit code that only printed.
    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1,
            Thread.ofPlatform()
                    .name("joryu-output")
                    .daemon()
                    .inheritInheritableThreadLocals(false)
                    .factory(),
            new ThreadPoolExecutor.DiscardPolicy());
    private volatile @Nullable CellContext latest;
    private volatile boolean closed;

    public Cells(Publisher publisher) {
        this.publisher = publisher;
    }

    /// Something to do in a cell or outside.
    ///
    /// @param <T> what comes of it
    /// @param <E> what it may throw
    @FunctionalInterface
    public interface Work<T, E extends Exception> {
        T run() throws E;
    }

    /// A new cell, not yet running in any thread.
    ///
    /// @param request the header of the request to run it
    /// @param silent whether nothing that it does is to be published
    /// @param input its `System.in`
    public CellContext create(Header request, boolean silent, LineSource input) {
        if (silent) {
            var silence = new CellContext.Silence(new CellContext.Destination(publisher, request));
            return new CellContext(silence, input);
        }
        var cell = createBeside(request, input);
        latest = cell;
        return cell;
    }

    /// A new cell for code that is not a cell's own, but called while cells may run: the latest cell
    /// remains what it is.
    public CellContext createBeside(Header request, LineSource input) {
        var output = new CoalescedOutput(new CellContext.Destination(publisher, request), timer, OutputLimit.current());
        return new CellContext(output, input);
    }

    /// Does something as a part of a cell, soon, and at the latest at its end.
    void soon(CellContext cell, Runnable work) {
        if (cell.soon(work)) {
            var _ = timer.schedule(() -> cell.doSoon(work), SOON_MS, TimeUnit.MILLISECONDS);
        }
    }

    /// Does something in a cell: this thread and those that it starts belong to it.
    public static <T, E extends Exception> T within(CellContext cell, Work<T, E> work) throws E {
        return as(() -> cell, work);
    }

    /// Does something in no cell, as the kernel's own threads do: what is printed goes to the console.
    public static <T, E extends Exception> T outside(Work<T, E> work) throws E {
        return as(() -> null, work);
    }

    /// What the calling thread belongs to, for another thread that takes over work from it: runs what it
    /// is given at once, as a part of the same cell.
    public static Executor ofThisThread() {
        var cell = OF_THREAD.get();
        return cell == null
                ? Runnable::run
                : work -> as(cell, () -> {
                    work.run();
                    return true;
                });
    }

    /// The cell of this thread, null if it belongs to none.
    @Nullable CellContext current() {
        if (closed) {
            return null;
        }
        var ofThread = OF_THREAD.get();
        return ofThread == null ? latest : ofThread.get();
    }

    /// {@return whether no thread belongs to a cell any more}
    boolean isClosed() {
        return closed;
    }

    private static <T, E extends Exception> T as(Supplier<@Nullable CellContext> cell, Work<T, E> work) throws E {
        var before = OF_THREAD.get();
        OF_THREAD.set(cell);
        try {
            return work.run();
        } finally {
            if (before == null) {
                OF_THREAD.remove();
            } else {
                OF_THREAD.set(before);
            }
        }
    }

    /// Publishes what is still to be; from now on no thread belongs to a cell. Idempotent.
    @Override
    public void close() {
        closed = true;
        timer.close();
    }
}

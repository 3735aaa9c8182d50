package org.joryu.kernel.jshell;

import java.lang.StackWalker.Option;
import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Stops cells: the thread's interrupt flag ends what blocks, the checks in the cells' bytecode end
/// what computes.
///
/// All checks share one [MutableCallSite] whose target does nothing. An interrupt exchanges the
/// target for one that throws in the threads of the interrupted cell, and throws again at their
/// next check if the cell catches what was thrown. A `SwitchPoint` would not do: sites linked to it
/// stay switched for good.
final class Interrupts {

    private static final MethodType CHECK_TYPE = MethodType.methodType(void.class);
    private static final MethodHandle PASS = MethodHandles.empty(CHECK_TYPE);
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    /// The run that a thread works for; threads inherit it from the one that started them.
    @SuppressWarnings("ThreadLocalUsage") // interpreters are few and live as long as the process
    private final InheritableThreadLocal<@Nullable CellRun> runs = new InheritableThreadLocal<>() {
        @Override
        protected @Nullable CellRun childValue(@Nullable CellRun parent) {
            if (parent != null) {
                parent.startThread();
            }
            return parent;
        }
    };

    private final Predicate<Class<?>> isLibrary;
    private final MutableCallSite check = new MutableCallSite(PASS);
    private final MethodHandle stop = method("stopIfInterrupted", CHECK_TYPE).bindTo(this);

    private final Set<CellRun> beside = new LinkedHashSet<>();
    private @Nullable CellRun running;
    private boolean inUserCode;
    private boolean armed;

    /// @param isLibrary whether a class is from the cells' class path, and neither of a cell nor of
    ///     the JDK
    Interrupts(Predicate<Class<?>> isLibrary) {
        this.isLibrary = isLibrary;
    }

    /// What the classes of cells link to, by name.
    Map<String, CallSite> sites() {
        var exit = method("exit", MethodType.methodType(void.class, int.class));
        return Map.of(
                Checks.CHECK,
                check,
                Checks.EXIT,
                new ConstantCallSite(exit),
                Checks.RUNTIME_EXIT,
                new ConstantCallSite(MethodHandles.dropArguments(exit, 0, Runtime.class)));
    }

    /// A cell begins on the calling thread.
    ///
    /// @param cell runs things at once, as a part of the cell
    synchronized CellRun begin(Executor cell) {
        disarmUnlessStopping();
        var run = CellRun.ofCell(Thread.currentThread(), cell);
        runs.set(run);
        running = run;
        return run;
    }

    /// The cell has ended. Threads that an interrupted cell leaves behind can still be stopped
    /// until the next begins.
    synchronized void end(CellRun run) {
        runs.remove();
        running = null;
        run.end();
        if (!run.hasStartedThreads()) {
            disarmUnlessStopping();
        }
    }

    /// Code of a cell begins on the calling thread that is no part of the running one, such as a handler.
    ///
    /// @param cell runs things at once, as a part of it
    synchronized CellRun beginBeside(Executor cell) {
        var run = CellRun.ofHandler(Thread.currentThread(), cell);
        runs.set(run);
        beside.add(run);
        return run;
    }

    /// It has ended.
    synchronized void endBeside(CellRun run) {
        runs.remove();
        beside.remove(run);
        run.end();
        if (run.isInterrupted()) {
            // What came too late for it must not hit the next.
            Thread.interrupted();
            if (!run.hasStartedThreads()) {
                disarmUnlessStopping();
            }
        }
    }

    /// The run that the calling thread works for, for another thread that takes over work from it: runs
    /// what it is given at once, as a part of the same run.
    Executor ofThisThread() {
        var run = runs.get();
        if (run == null) {
            return Runnable::run;
        }
        run.startThread();
        return work -> {
            var before = runs.get();
            runs.set(run);
            try {
                work.run();
            } finally {
                runs.set(before);
            }
        };
    }

    /// The calling thread goes from the compiler to code of the cell, if it still may.
    ///
    /// Only then is the thread's interrupt flag used: set within the compiler, it would close the
    /// jars that it reads.
    synchronized boolean enterUserCode() {
        inUserCode = running == null || !running.isInterrupted();
        return inUserCode;
    }

    /// The calling thread is back; an interrupt that came too late for the code must not reach the
    /// compiler.
    synchronized void leaveUserCode() {
        inUserCode = false;
        Thread.interrupted();
    }

    /// Stops the running cell, if there is one, and answers its run.
    synchronized Optional<CellRun> interrupt() {
        if (running == null) {
            return Optional.empty();
        }
        if (inUserCode) {
            running.thread().interrupt();
        }
        running.interrupt();
        arm();
        return Optional.of(running);
    }

    /// Stops the running cell unless it has been stopped: another interrupt would hit what it does to end in order,
    /// such as a file that it writes.
    synchronized void interruptOnce() {
        if (running != null && !running.isInterrupted()) {
            var _ = interrupt();
        }
    }

    /// Stops what runs beside the cells, and answers its runs.
    synchronized List<CellRun> interruptBeside() {
        for (var run : beside) {
            run.thread().interrupt();
            run.interrupt();
        }
        if (!beside.isEmpty()) {
            arm();
        }
        return List.copyOf(beside);
    }

    private void arm() {
        armed = true;
        aim(stop);
    }

    private void disarmUnlessStopping() {
        boolean stopping =
                beside.stream().anyMatch(CellRun::isInterrupted) || (running != null && running.isInterrupted());
        if (armed && !stopping) {
            armed = false;
            aim(PASS);
        }
    }

    private void aim(MethodHandle target) {
        check.setTarget(target);
        MutableCallSite.syncAll(new MutableCallSite[] {check});
    }

    @SuppressWarnings("UnusedMethod") // the target of all checks while a cell is being stopped
    private void stopIfInterrupted() {
        var own = runs.get();
        // Threads of shared pools belong to no cell; the running one is the likeliest that they
        // work for.
        var run = own != null ? own : current();
        if (run == null || !run.isInterrupted() || (run.isPatient() && isCalledByLibrary())) {
            return;
        }
        throw new CellInterruption(Thread.currentThread() == run.thread());
    }

    private synchronized @Nullable CellRun current() {
        return running != null || beside.isEmpty() ? running : beside.iterator().next();
    }

    private boolean isCalledByLibrary() {
        return STACK.walk(
                frames -> frames.map(StackWalker.StackFrame::getDeclaringClass).anyMatch(isLibrary));
    }

    @SuppressWarnings("UnusedMethod") // the target of all calls that would end the process
    private static void exit(int status) {
        throw new SystemExit(status);
    }

    private static MethodHandle method(String name, MethodType type) {
        try {
            var lookup = MethodHandles.lookup();
            return name.equals("exit")
                    ? lookup.findStatic(Interrupts.class, name, type)
                    : lookup.findVirtual(Interrupts.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }
}

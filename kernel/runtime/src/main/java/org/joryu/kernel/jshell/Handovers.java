package org.joryu.kernel.jshell;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Sends a cell's tasks to other threads with what belongs to the cell: where it prints to, and that it
/// can be stopped.
///
/// Only lambdas and anonymous classes are wrapped; whoever made a class of its own for a task may expect
/// to find that very object in the executor's queue again.
final class Handovers {

    private static final List<Class<?>> TYPES = List.of(
            Runnable.class,
            Callable.class,
            Supplier.class,
            Function.class,
            BiFunction.class,
            Consumer.class,
            BiConsumer.class);

    /// The descriptors of what counts as a task.
    static final Set<String> TASKS = TYPES.stream().map(Class::descriptorString).collect(Collectors.toSet());

    private final Supplier<? extends Executor> run;
    private volatile Supplier<? extends Executor> cell = () -> Runnable::run;

    /// @param run what belongs to the calling thread, as the interpreter knows it
    Handovers(Supplier<? extends Executor> run) {
        this.run = run;
    }

    /// Names who knows what else belongs to the calling thread.
    void belongingAs(Supplier<? extends Executor> ofThisThread) {
        cell = ofThisThread;
    }

    /// What belongs to the calling thread, beside what the interpreter knows.
    Executor cell() {
        return cell.get();
    }

    /// What the classes of cells link to, by name.
    Map<String, CallSite> sites() {
        return TYPES.stream().collect(Collectors.toMap(task -> HandoverCalls.site(task.getSimpleName()), this::site));
    }

    private CallSite site(Class<?> task) {
        try {
            var type = MethodType.methodType(task, task);
            return new ConstantCallSite(MethodHandles.lookup()
                    .findVirtual(Handovers.class, HandoverCalls.site(task.getSimpleName()), type)
                    .bindTo(this));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("there must be a method that hands over " + task, e);
        }
    }

    private Executor belonging() {
        var ofRun = run.get();
        var ofCell = cell();
        return work -> ofCell.execute(() -> ofRun.execute(work));
    }

    private static boolean isWrapped(@Nullable Object task) {
        if (task == null) {
            return false;
        }
        var type = task.getClass();
        return type.isHidden() || (isAnonymous(type) && type.getSuperclass() == Object.class);
    }

    /// JShell gives the anonymous classes of an expression names, which begin with a dollar sign.
    private static boolean isAnonymous(Class<?> type) {
        return type.isAnonymousClass() || type.getSimpleName().startsWith("$");
    }

    Runnable handOverRunnable(Runnable task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return () -> here.execute(task);
    }

    <T> Callable<T> handOverCallable(Callable<T> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return () -> {
            var failure = new AtomicReference<@Nullable Exception>();
            var value = valueOf(here, () -> {
                try {
                    return task.call();
                } catch (Exception thrown) {
                    failure.set(thrown);
                    return null;
                }
            });
            var thrown = failure.get();
            if (thrown != null) {
                throw thrown;
            }
            return value;
        };
    }

    <T> Supplier<T> handOverSupplier(Supplier<T> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return () -> valueOf(here, task);
    }

    <T, R> Function<T, R> handOverFunction(Function<T, R> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return value -> valueOf(here, () -> task.apply(value));
    }

    <T, U, R> BiFunction<T, U, R> handOverBiFunction(BiFunction<T, U, R> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return (one, other) -> valueOf(here, () -> task.apply(one, other));
    }

    <T> Consumer<T> handOverConsumer(Consumer<T> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return value -> here.execute(() -> task.accept(value));
    }

    <T, U> BiConsumer<T, U> handOverBiConsumer(BiConsumer<T, U> task) {
        if (!isWrapped(task)) {
            return task;
        }
        var here = belonging();
        return (one, other) -> here.execute(() -> task.accept(one, other));
    }

    private static <T extends @Nullable Object> T valueOf(Executor here, Supplier<T> task) {
        var value = new ArrayList<T>(1);
        here.execute(() -> value.add(task.get()));
        return value.getFirst();
    }
}

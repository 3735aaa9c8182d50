package org.joryu.kernel.analysis;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.interpreter.Inspection;
import org.jspecify.annotations.Nullable;

/// Answers questions about code from any thread, each within a bound: on a thread of its own, which
/// is asked in vain rather than waited for.
public final class CodeAssistant implements AutoCloseable {

    private static final System.Logger LOGGER = System.getLogger(CodeAssistant.class.getName());

    /// Longer than the first answer takes on a slow machine; nobody still looks at a later one.
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Supplier<Declared> declarations;
    private final Supplier<List<Path>> classPath;
    private final Function<String, Optional<String>> held;
    private final AtomicLong completions = new AtomicLong();
    private final ThreadPoolExecutor worker;
    private @Nullable CodeAnalysis analysis;

    /// @param declarations what cells have declared by now
    /// @param classPath what they see
    /// @param held what the variable of a name holds, in a few words
    public CodeAssistant(
            Supplier<Declared> declarations, Supplier<List<Path>> classPath, Function<String, Optional<String>> held) {
        this.declarations = declarations;
        this.classPath = classPath;
        this.held = held;
        worker = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().name("joryu-analysis").daemon().factory());
        // At once, lest it be the child of the thread that happens to ask first.
        worker.prestartCoreThread();
    }

    /// What may stand at the cursor. Of several that wait only the latest is answered, for then
    /// somebody has typed on.
    public Completions complete(String code, int cursor) {
        var nothing = new Completions(List.of(), cursor, cursor);
        long number = completions.incrementAndGet();
        return answer(() -> number == completions.get() ? analysis().complete(code, cursor) : nothing, nothing);
    }

    /// What is known of the name at the cursor.
    ///
    /// @param detail 0 for a signature and its documentation, 1 for the source where there is one
    public Optional<Inspection> inspect(String code, int cursor, int detail) {
        return answer(() -> analysis().inspect(code, cursor, detail > 0), Optional.empty());
    }

    private CodeAnalysis analysis() {
        var known = analysis;
        if (known == null) {
            known = new CodeAnalysis(declarations, classPath, held);
            analysis = known;
        }
        return known;
    }

    private <T> T answer(Callable<T> question, T nothing) {
        try {
            return worker.submit(question).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return nothing;
        } catch (TimeoutException | RejectedExecutionException late) {
            return nothing;
        } catch (ExecutionException failure) {
            // Half-written code drives a compiler into corners where it has bugs.
            LOGGER.log(Level.WARNING, "a question about code failed", failure.getCause());
            return nothing;
        }
    }

    @Override
    public void close() {
        try {
            worker.execute(() -> {
                if (analysis != null) {
                    analysis.close();
                }
            });
        } catch (RejectedExecutionException closed) {
            return;
        }
        worker.shutdown();
    }
}

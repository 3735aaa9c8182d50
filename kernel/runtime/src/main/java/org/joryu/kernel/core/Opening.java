package org.joryu.kernel.core;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.joryu.kernel.interpreter.Interpreter;

/// An interpreter that is being opened in the background, while the kernel already answers.
final class Opening {

    private final CompletableFuture<Interpreter> interpreter = new CompletableFuture<>();

    private Opening() {}

    static Opening begin(Callable<? extends Interpreter> open) {
        var opening = new Opening();
        Thread.ofPlatform().name("joryu-opening").daemon().start(() -> {
            try {
                opening.interpreter.complete(open.call());
            } catch (Exception | Error failure) {
                opening.interpreter.completeExceptionally(failure);
            }
        });
        return opening;
    }

    /// Waits for it.
    ///
    /// @throws InterpreterUnavailableException if it could not be opened
    Interpreter await() throws InterpreterUnavailableException {
        try {
            return interpreter.join();
        } catch (CompletionException failure) {
            throw new InterpreterUnavailableException(failure.getCause() == null ? failure : failure.getCause());
        }
    }

    /// Waits until it is there, cannot be opened, or is no longer wanted.
    void awaitOr(CompletableFuture<Void> unwanted) {
        CompletableFuture.anyOf(interpreter.handle((_, _) -> true), unwanted).join();
    }

    /// The interpreter, if it is open by now.
    Optional<Interpreter> ifOpen() {
        return interpreter.isDone() && !interpreter.isCompletedExceptionally()
                ? Optional.of(interpreter.join())
                : Optional.empty();
    }

    /// Closes the interpreter, if need be as soon as it is open. Does not wait for that.
    void close() {
        ifOpen().ifPresentOrElse(Interpreter::close, () -> {
            var _ = interpreter.thenAccept(Interpreter::close);
        });
    }
}

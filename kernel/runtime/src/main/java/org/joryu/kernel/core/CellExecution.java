package org.joryu.kernel.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.joryu.kernel.display.CellContext;
import org.joryu.kernel.display.IopubNotebook;
import org.joryu.kernel.history.History;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.Interpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.ExecuteReply.UserExpression;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Request.ExecuteRequest;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;

/// One cell from its code to its reply, within its context.
///
/// @param count the number of this cell
/// @param counter the number of the latest cell that counts, which the reply is to give
record CellExecution(
        IopubNotebook notebook,
        Opening opening,
        History history,
        ExecuteRequest request,
        int count,
        int counter,
        CellContext cell) {

    ExecuteReply run() {
        return switch (shown(attempt(interpreter -> interpreter.execute(new Cell(request.code(), count))))) {
            case Completed completed -> succeeded(completed);
            case Failed failed -> failed(failed);
            case Interrupted interrupted -> failed(problemOf(interrupted));
        };
    }

    /// The outcome with the bundle to show in the place of its value. Making it runs user code too: a
    /// toString may never return, or not in a good way.
    private ExecutionOutcome shown(ExecutionOutcome outcome) {
        return outcome instanceof Completed(var hasValue, var value) && hasValue
                ? attempt(interpreter ->
                        interpreter.call(() -> notebook.result(value).orElse(null)))
                : outcome;
    }

    private static Optional<MimeBundle> bundle(Completed shown) {
        return shown.value() instanceof MimeBundle bundle ? Optional.of(bundle) : Optional.empty();
    }

    private ExecuteReply succeeded(Completed completed) {
        var result = bundle(completed);
        result.ifPresent(bundle -> cell.publish(new ExecuteResult(count, bundle.data(), bundle.metadata())));
        // What the user sees once must not stay on the disk.
        remember(
                cell.hasAskedForSecret()
                        ? null
                        : result.map(MimeBundle::plainText).orElse(null));
        var expressions = new LinkedHashMap<String, UserExpression>();
        request.userExpressions().forEach((name, expression) -> expressions.put(name, evaluated(expression)));
        return new ExecuteReply.Succeeded(counter, expressions);
    }

    private ExecuteReply failed(Failed problem) {
        remember(null);
        cell.publish(new ExecutionError(problem.name(), problem.message(), problem.traceback()));
        return new ExecuteReply.Failed(counter, problem.name(), problem.message(), problem.traceback());
    }

    private UserExpression evaluated(String expression) {
        return switch (shown(attempt(interpreter -> interpreter.evaluate(expression)))) {
            case Completed completed -> {
                var bundle = bundle(completed).orElseGet(() -> MimeBundle.text(""));
                yield new UserExpression.Value(bundle.data(), bundle.metadata());
            }
            case Failed problem -> problem(problem);
            case Interrupted interrupted -> problem(problemOf(interrupted));
        };
    }

    private static UserExpression problem(Failed problem) {
        return new UserExpression.Problem(problem.name(), problem.message(), problem.traceback());
    }

    /// The interpreter's outcome, or why it has none: a front end must get a reply in any case.
    private ExecutionOutcome attempt(Function<Interpreter, ExecutionOutcome> use) {
        opening.awaitOr(cell.stopped());
        if (cell.cancellation().isCancelled()) {
            return new Interrupted(List.of());
        }
        try {
            return use.apply(opening.await());
        } catch (InterpreterUnavailableException | RuntimeException | Error failure) {
            return problemOf(failure);
        } finally {
            // The cell has been stopped: what is left to say about it must not be.
            Thread.interrupted();
        }
    }

    private static Failed problemOf(Throwable failure) {
        var name = failure.getClass().getName();
        var message = String.valueOf(failure.getMessage());
        return new Failed(name, message, List.of(name + ": " + message));
    }

    private static Failed problemOf(Interrupted interrupted) {
        return new Failed("Interrupted", "the cell was stopped", interrupted.traceback());
    }

    private void remember(@Nullable String output) {
        if (request.counts()) {
            history.add(count, request.code(), output);
        }
    }
}

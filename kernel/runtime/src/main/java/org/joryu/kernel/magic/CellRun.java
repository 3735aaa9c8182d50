package org.joryu.kernel.magic;

import java.util.function.UnaryOperator;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.interpreter.Workspace;
import org.joryu.notebook.Magic;
import org.joryu.notebook.Notebook;

/// Runs the magics of a text and the Java between them, in order.
final class CellRun {

    private final Workspace workspace;
    private final Magics magics;
    private final Stopping stopping;
    private final Environment environment;

    CellRun(Workspace workspace, Magics magics, Stopping stopping, Environment environment) {
        this.workspace = workspace;
        this.magics = magics;
        this.stopping = stopping;
        this.environment = environment;
    }

    /// How the Java of a text is run.
    @FunctionalInterface
    interface JavaRunner {
        ExecutionOutcome run(String java);
    }

    CellParser parser() {
        return new CellParser(name -> magics.find(name).isPresent(), workspace::completeness);
    }

    /// Runs a text that is no cell, such as a file.
    ExecutionOutcome run(String code, String name) {
        return run(code, name, java -> workspace.run(java, name));
    }

    /// @param name what to call the text in messages
    ExecutionOutcome run(String code, String name, JavaRunner java) {
        var problem = new Problem(code, name);
        var parts = parser().parse(code);
        for (var part : parts) {
            if (part instanceof Part.Call call && isUnknown(call)) {
                return problem.unknown(call, magics.unknown(call));
            }
            if (part instanceof Part.Call call
                    && call.form() == Magic.Form.CELL
                    && call.body().isEmpty()) {
                return problem.unknown(call, call.written() + " must be in the first line of a cell");
            }
        }
        ExecutionOutcome outcome = Completed.WITHOUT_VALUE;
        for (var part : parts) {
            outcome = switch (part) {
                case Part.Java piece -> stopping.java(() -> java.run(Blanks.before(code, piece.start(), piece.end())));
                case Part.Call call -> call(call, problem, java);
            };
            if (!(outcome instanceof Completed completed)) {
                return outcome;
            }
            if (!part.equals(parts.getLast()) && completed.hasValue() && isShown(part)) {
                Notebook.current().show(completed.value());
            }
        }
        return outcome;
    }

    private boolean isUnknown(Part.Call call) {
        return magics.find(call.name())
                .filter(magic -> magic.description().forms().contains(call.form()))
                .isEmpty();
    }

    /// A value in the middle of a cell is seen if no semicolon says otherwise.
    private static boolean isShown(Part part) {
        return switch (part) {
            case Part.Java java -> java.ending() != JavaEnding.ENDED;
            case Part.Call call -> !call.arguments().endsWith(";");
        };
    }

    private ExecutionOutcome call(Part.Call part, Problem problem, JavaRunner java) {
        var magic = magics.find(part.name()).orElseThrow();
        UnaryOperator<String> inPlace = code -> {
            int at = problem.code().indexOf(code, part.argumentsStart());
            return at < 0 ? code : Blanks.before(problem.code(), at, at + code.length());
        };
        var call = new BoundCall(
                part, workspace, magics, environment, code -> run(inPlace.apply(code), problem.name(), java));
        var thread = Thread.currentThread();
        var outside = thread.getContextClassLoader();
        thread.setContextClassLoader(magic.getClass().getClassLoader());
        try {
            var value = magic.run(call);
            return stopping.isStopped()
                    ? new Interrupted(problem.where(part))
                    : value == null ? Completed.WITHOUT_VALUE : new Completed(true, value);
        } catch (NestedOutcome nested) {
            return nested.outcome();
        } catch (Magic.UsageException wrong) {
            return problem.usage(part, magic.description(), String.valueOf(wrong.getMessage()));
        } catch (Exception | LinkageError | StackOverflowError failure) {
            return stopping.isStopped() || failure instanceof InterruptedException
                    ? new Interrupted(problem.where(part))
                    : problem.thrown(part, failure);
        } finally {
            thread.setContextClassLoader(outside);
        }
    }
}

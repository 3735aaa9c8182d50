package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;

/// Cells that fail, and what their user reads then, without its colours.
final class Failures {

    private final JShellInterpreter java;
    private int cells;

    Failures(JShellInterpreter java) {
        this.java = java;
    }

    /// Runs the next cell, which must succeed.
    void run(String code) {
        assertThat(execute(code)).isInstanceOf(Completed.class);
    }

    /// Runs the next cell, which must fail.
    Failed fails(String code) {
        return (Failed) assertThat(execute(code)).isInstanceOf(Failed.class).actual();
    }

    /// The traceback of the next cell, and cell numbers counted back from it: it is `cell n`, the
    /// one before it `cell n-1`.
    String traceback(String code) {
        return relative(plain(fails(code)));
    }

    static String plain(Failed failure) {
        return plain(String.join("\n", failure.traceback()));
    }

    static String plain(String text) {
        return text.replaceAll("\u001b\\[[0-9;]*m", "");
    }

    private String relative(String text) {
        var relative = text;
        for (int number = cells; number > 0; number--) {
            var name = number == cells ? "cell n" : "cell n-" + (cells - number);
            relative = relative.replaceAll("\\bcell " + number + "\\b", name);
        }
        return relative;
    }

    private ExecutionOutcome execute(String code) {
        return java.execute(new Cell(code, ++cells));
    }
}

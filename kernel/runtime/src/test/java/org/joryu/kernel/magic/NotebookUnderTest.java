package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.jshell.JShellInterpreter;
import org.joryu.notebook.MimeBundle;

/// Java with magics, outside of a kernel: what cells print is kept.
public final class NotebookUnderTest implements AutoCloseable {

    public final MagicInterpreter interpreter = MagicInterpreter.over(JShellInterpreter.open(List.of()));
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    public ExecutionOutcome run(String code) {
        printed.reset();
        var out = System.out;
        var err = System.err;
        var kept = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        try {
            return interpreter.execute(new Cell(code, 7));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    public Object value(String code) {
        var outcome = run(code);
        assertThat(outcome).isInstanceOf(Completed.class);
        return Objects.requireNonNull(((Completed) outcome).value());
    }

    public String text(String code) {
        return ((MimeBundle) value(code)).plainText();
    }

    public Failed failure(String code) {
        var outcome = run(code);
        assertThat(outcome).isInstanceOf(Failed.class);
        return (Failed) outcome;
    }

    public List<String> traceback(String code) {
        return failure(code).traceback().stream()
                .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                .toList();
    }

    /// What the last cell printed.
    public String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        interpreter.close();
    }
}

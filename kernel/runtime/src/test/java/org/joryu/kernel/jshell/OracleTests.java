package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.jshell.Outcome.Done;
import org.joryu.kernel.jshell.Outcome.Rejected;
import org.joryu.kernel.jshell.Outcome.Threw;
import org.joryu.notebook.MimeBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/// Cells of ordinary Java do in the kernel what they do in plain JShell: the same success or
/// failure, the same exception, the same output, the same value.
@Tag("slow")
class OracleTests {

    private static final List<String> TOPICS =
            List.of("expressions", "flow", "methods", "types", "exceptions", "collections", "program", "language");

    private static final String WHOLE_CELL = "what does not compile is told before anything of its cell has run";
    private static final String HOISTED = "declarations hold for the whole of their cell";

    private static final String AS_IN_A_FILE = "what is right in every file of Java is right in a cell";

    /// Cells that do something else here, and why they should.
    private static final Map<String, String> INTENDED = Map.ofEntries(
            Map.entry("an error after statements", WHOLE_CELL),
            Map.entry("a forward reference from a statement", HOISTED),
            Map.entry("a record whose constructor is not public", AS_IN_A_FILE),
            Map.entry("sealed types without permits", AS_IN_A_FILE),
            Map.entry("a package line", AS_IN_A_FILE),
            Map.entry("a file with its package", AS_IN_A_FILE),
            Map.entry("assert", "who asserts something wants to hear of it"),
            Map.entry("a method called too early", "JShell's words for it name its own classes"));

    /// What a cell did.
    private record Observation(Outcome outcome, String output) {}

    @TestFactory
    Stream<DynamicContainer> does_what_plain_JShell_does() {
        return TOPICS.stream().map(topic -> DynamicContainer.dynamicContainer(topic, compare(topic)));
    }

    private static Stream<DynamicTest> compare(String topic) {
        var plain = new PlainShell();
        var java = JShellInterpreter.open(List.of());
        return cells(topic).entrySet().stream()
                .map(cell -> DynamicTest.dynamicTest(cell.getKey(), () -> {
                    var expected = observe(() -> plain.run(cell.getValue()));
                    var actual = observe(() -> run(java, cell.getValue()));
                    if (INTENDED.containsKey(cell.getKey())) {
                        assertThat(isSame(actual, expected))
                                .as(INTENDED.get(cell.getKey()))
                                .isFalse();
                    } else if (!isSame(actual, expected)) {
                        assertThat(actual).as(cell.getValue()).isEqualTo(expected);
                    }
                }))
                .onClose(() -> {
                    plain.close();
                    java.close();
                });
    }

    private static boolean isSame(Observation actual, Observation expected) {
        if (!actual.output.equals(expected.output)) {
            return false;
        }
        if (actual.outcome instanceof Rejected(var told) && expected.outcome instanceof Rejected(var all)) {
            // The compiler tells more or fewer consequences of a mistake, depending on what is around it.
            return all.containsAll(told);
        }
        return actual.outcome.equals(expected.outcome);
    }

    private static Outcome run(JShellInterpreter java, String code) {
        return switch (java.execute(new Cell(code, 1))) {
            // Notices of what a cell did to others are not its value.
            case Completed(var hasValue, var value) ->
                new Done((hasValue && !(value instanceof MimeBundle)) ? Texts.of(value) : "");
            case Failed failed when failed.name().equals("CompilationError") -> new Rejected(List.of(failed.message()));
            case Failed failed -> Threw.of(failed.name(), failed.message());
            case Interrupted interrupted -> throw new AssertionError(interrupted);
        };
    }

    private static Observation observe(Supplier<Outcome> cell) {
        var out = System.out;
        var err = System.err;
        var bytes = new ByteArrayOutputStream();
        try (var stream = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            System.setErr(stream);
            var outcome = cell.get();
            return new Observation(outcome, bytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    /// The cells of a file by their titles, which stand in lines of their own after `//:`.
    private static SequencedMap<String, String> cells(String topic) {
        var cells = new LinkedHashMap<String, String>();
        for (var part : text(topic).split("(?m)^//: ", -1)) {
            if (!part.isEmpty()) {
                var end = part.indexOf('\n');
                assertThat(cells.put(part.substring(0, end), part.substring(end + 1)))
                        .as("cells of that title")
                        .isNull();
            }
        }
        return cells;
    }

    private static String text(String topic) {
        try (var stream =
                Objects.requireNonNull(OracleTests.class.getResourceAsStream("oracle/" + topic + ".jsh"), topic)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Values as JShell writes them: a string with its quotes, an array with its elements.
    private static final class Texts extends DirectExecutionControl {

        static String of(@Nullable Object value) {
            return valueString(value);
        }
    }
}

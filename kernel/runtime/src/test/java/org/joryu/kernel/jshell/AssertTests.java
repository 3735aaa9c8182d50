package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// `assert` means something in a cell.
class AssertTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final Failures CELLS = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void fails_the_cell_and_says_what_was_asserted() {
        CELLS.run("assert 1 < 2 : \"arithmetic\";");

        assertThat(CELLS.traceback("assert 1 > 2 : \"arithmetic\";")).isEqualTo("""
                java.lang.AssertionError: arithmetic
                  cell n, line 1
                  → 1 │ assert 1 > 2 : "arithmetic";
                      │ ^^^^^^^^^^^^^^^^^^^^^^^^^^^""");
    }

    @Test
    void holds_in_methods_and_in_nested_and_local_classes() {
        assertThat(CELLS.traceback("void check(int i) { assert i > 5; }\ncheck(3);"))
                .contains("in check");
        assertThat(CELLS.traceback(
                        "class Outer { static class Inner { Inner() { assert false; } } }\nnew Outer.Inner()"))
                .contains("java.lang.AssertionError");
        assertThat(CELLS.traceback("Runnable r = () -> { assert false; };\nr.run()"))
                .contains("java.lang.AssertionError");
    }
}

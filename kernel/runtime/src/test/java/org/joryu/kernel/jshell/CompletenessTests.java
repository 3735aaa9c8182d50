package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completeness.Complete;
import org.joryu.kernel.interpreter.Completeness.Incomplete;
import org.joryu.kernel.interpreter.Completeness.Invalid;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Whether a console runs what was typed, and how far it indents what is still to be typed.
class CompletenessTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @Test
    void runs_what_is_whole() {
        assertThat(of("1 + 1")).isEqualTo(new Complete());
        assertThat(of("int f(int x) {\n    return x;\n}")).isEqualTo(new Complete());
        assertThat(of("var s = \"\"\"\n    text\n    \"\"\";")).isEqualTo(new Complete());
        assertThat(of("")).isEqualTo(new Complete());
    }

    @Test
    void asks_for_more_one_step_further_in() {
        assertThat(of("class A {")).isEqualTo(new Incomplete("    "));
        assertThat(of("class A {\n    void m() {")).isEqualTo(new Incomplete("        "));
        assertThat(of("class A {\n    int x;")).isEqualTo(new Incomplete("    "));
        assertThat(of("int x = switch (1) {\n    case 1 ->")).isEqualTo(new Incomplete("        "));
        assertThat(of("List.of(1,")).isEqualTo(new Incomplete("    "));
        assertThat(of("Runnable r = () -> {")).isEqualTo(new Incomplete("    "));
    }

    @Test
    void asks_for_the_end_of_a_text_block_and_of_a_comment() {
        assertThat(of("var s = \"\"\"\n    text")).isEqualTo(new Incomplete("    "));
        assertThat(of("/* begun")).isInstanceOf(Incomplete.class);
    }

    @Test
    void refuses_what_no_further_line_makes_right() {
        assertThat(of("int x = ;")).isEqualTo(new Invalid());
    }

    private static Completeness of(String code) {
        return JAVA.completeness(code);
    }
}

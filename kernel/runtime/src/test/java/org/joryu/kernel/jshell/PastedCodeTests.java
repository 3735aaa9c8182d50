package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What comes from files and web pages, with all that editors and people do to them.
class PastedCodeTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final Failures CELLS = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    private static Object run(String code) {
        return JAVA.execute(new Cell(code, 1));
    }

    @Test
    void may_begin_with_a_byte_order_mark() {
        assertThat(run("\ufeffimport java.util.List;\nList.of(1, 2).size()")).isEqualTo(new Completed(true, 2));
    }

    @Test
    void may_say_in_which_package_it_is() {
        assertThat(run("""
                /* The licence. */
                package com.example.greetings;

                import java.util.List;

                public class Greeting {
                    public static void main(String[] args) {
                        System.setProperty("greeted", String.join(" ", args));
                    }
                }
                """))
                .isEqualTo(new Completed(
                        true,
                        MimeBundle.text(
                                "package com.example.greetings; is left out: what cells declare is in no package")));
        CELLS.run("Greeting.main(new String[] {\"hello\", \"world\"});");

        assertThat(System.clearProperty("greeted")).isEqualTo("hello world");
    }

    @Test
    void may_be_several_files() {
        assertThat(run("""
                package one; record First(int value) {}
                package two; record Second(First first) {}
                new Second(new First(3)).first().value()
                """)).isEqualTo(new Completed(true, 3));
        assertThat(JAVA.completeness("package one;\nrecord First(int value) {}\n"))
                .isEqualTo(new Completeness.Complete());
    }

    @Test
    void keeps_its_lines_behind_the_package() {
        assertThat(CELLS.traceback("package here;\n\nint wrong = missing;")).contains("→ 3 │ int wrong = missing;");
    }

    @Test
    void ends_its_lines_in_any_way() {
        for (var end : List.of("\n", "\r\n", "\r")) {
            assertThat(CELLS.traceback(String.join(end, "int one = 1;", "\tint two = 2;", "\tint three = one + four;")))
                    .contains("cell n, line 3")
                    .contains("→ 3 │ \tint three = one + four;\n      │ \t                  ^^^^");
            assertThat(CELLS.traceback(
                            String.join(end, "int zero = 0;", "int half() {", "  return 1 / zero;", "}", "half()")))
                    .contains("→ 3 │   return 1 / zero;\n      │          ^^^^^^^^")
                    .contains("→ 5 │ half()");
        }
    }

    @Test
    void may_have_unicode_escapes_for_letters() {
        assertThat(run("int \\u0061b = 4;\nint next = ab + 1;\nnext + \"\\u0041\""))
                .isEqualTo(new Completed(true, "5A"));
        assertThat(CELLS.traceback("int \\u0063 = 4;\nint d = \\u0063 + missing;"))
                .contains("→ 2 │ int d = \\u0063 + missing;\n      │                  ^^^^^^^");
    }

    @Test
    void has_its_invisible_characters_named() {
        assertThat(CELLS.traceback("int x =\u00a03;"))
                .contains("illegal character: '\\u00a0'")
                .contains("It looks like a space or like nothing, and Java takes it for neither: write a space.");
        assertThat(CELLS.traceback("String s = “x”;")).contains("Java's own quotes are \".");
    }

    @Test
    void may_be_a_program_with_a_main_method_of_an_instance() {
        CELLS.run("void main() { System.setProperty(\"ran\", \"yes\"); }");
        CELLS.run("main();");

        assertThat(System.clearProperty("ran")).isEqualTo("yes");
    }
}

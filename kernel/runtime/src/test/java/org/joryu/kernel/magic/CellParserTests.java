package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.joryu.kernel.jshell.JShellInterpreter;
import org.joryu.notebook.Magic.Form;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which percent signs are magics, and which are Java's modulus.
class CellParserTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final CellParser PARSER =
            new CellParser(Set.of("time", "vars", "bash", "env")::contains, JAVA::completeness);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 17\n% 5;",
                "int x = 17\n    % 5;",
                "int x = 17\n%vars;",
                "int x = 17\n%vars\n+ 3;",
                "17\n%vars",
                "17\n%time(3)",
                "f(17\n%time 3);",
                "int x =\n%time foo();",
                "int[] a = {\n%vars\n};",
                "int f(int a, int vars) {\n  int b = a;\n%vars\n  return b\n%vars;\n}",
                "String s = \"\"\"\n%time foo\n%%bash\n\"\"\";",
                "/*\n%time foo\n*/ int x;",
                "// a comment\nint x = 17 // ;\n%vars;",
                "int y = switch (3) { default -> 17; }\n%vars;",
                "int y = (17)\n%vars;",
                "for (int i = 0;\n%vars;",
                "int x = 5 % 3;",
                "String f = String.format(\n\"%d\",\n5);",
                "foo()\n%unknown"
            })
    void a_modulus_is_never_a_magic(String java) {
        assertThat(PARSER.parse(java)).singleElement().isInstanceOf(Part.Java.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 17;\n%time foo()",
                "int x = 17;\n    %time foo()",
                "int x = 17; // behind\n\n%time foo()",
                "class A {}\n%time foo()",
                "class A {}\n%vars",
                "void f() {\n}\n%vars",
                "foo()\n%time bar(1)",
                "List.of(1)\n%time bar(\"a b\")",
                "if (true) {\n}\n%vars",
                "import java.util.*;\n%unknown x"
            })
    void a_percent_sign_that_java_cannot_use_is_a_magic(String code) {
        assertThat(PARSER.parse(code)).hasSize(2).last().isInstanceOf(Part.Call.class);
    }

    @Test
    void tells_name_arguments_and_places() {
        var code = "int x = 1;\n  %time  x + 1  \nx\n";
        assertThat(PARSER.parse(code))
                .containsExactly(
                        new Part.Java(0, 11, JavaEnding.ENDED),
                        new Part.Call(13, 27, Form.LINE, "time", 20, "x + 1", 27, Optional.empty()),
                        new Part.Java(27, 30, JavaEnding.OPEN));
    }

    @Test
    void takes_a_cell_whole_that_begins_with_two_signs() {
        assertThat(PARSER.parse("\n%%bash -x\nint x = (;\n%vars\n"))
                .containsExactly(
                        new Part.Call(1, 28, Form.CELL, "bash", 8, "-x", 10, Optional.of("int x = (;\n%vars\n")));
        assertThat(PARSER.parse("%%bash"))
                .singleElement()
                .isEqualTo(new Part.Call(0, 6, Form.CELL, "bash", 6, "", 6, Optional.of("")));
    }

    @Test
    void finds_one_magic_after_another() {
        assertThat(PARSER.parse("%vars\n%env\n// only a comment\n%nonsense").stream()
                        .map(part -> ((Part.Call) part).name()))
                .containsExactly("vars", "env", "nonsense");
    }

    @Test
    void does_not_look_at_cells_without_a_sign_at_the_beginning_of_a_line() {
        assertThat(CellParser.mayHaveMagics("int x = 5 % 3; // %time")).isFalse();
        assertThat(CellParser.mayHaveMagics("int x = 5\n % 3;")).isTrue();
    }
}

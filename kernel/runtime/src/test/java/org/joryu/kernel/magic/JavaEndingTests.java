package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a text ends decides whether a percent sign may begin a magic.
class JavaEndingTests {

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t", "// int x = (", "/* a\n * b */", "/**/", "// a\n/* b */\n"})
    void blanks_and_comments_are_nothing(String java) {
        assertThat(JavaEnding.of(java)).isEqualTo(JavaEnding.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 17;",
                "int x = 17; // (",
                "int x = 17; /* ( */ ",
                "String s = \"(\";",
                "String s = \"\\\"(\";",
                "String s = \"\\\\\";",
                "char c = '(';",
                "char c = '\\'';",
                "String s = \"// {\";",
                "String s = \"\"\"\n  (\"quoted\") \\\"\"\"\n  \"\"\";",
                "f(a, b[1], new int[] {1, 2});",
                "class A { int f() { return 1; } };"
            })
    void a_semicolon_outside_of_everything_ends(String java) {
        assertThat(JavaEnding.of(java)).isEqualTo(JavaEnding.ENDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 17",
                "int x =",
                "foo()",
                "class A {}",
                "int x = 17; foo() // ;",
                "foo() /* ; */",
                "String s = \";\"",
                "char c = ';'",
                "if (a) b(); else"
            })
    void anything_else_may_go_on(String java) {
        assertThat(JavaEnding.of(java)).isEqualTo(JavaEnding.OPEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foo(1;",
                "int[] a = {1;",
                "for (int i = 0;",
                "class A {\n int x = 1;",
                "a[1;",
                "/* open ;",
                "String s = \"\"\"\n  text;",
                "String s = \"\"\"\n  \\\"\"\" ;",
                "f(\")\""
            })
    void brackets_text_blocks_and_comments_hold_what_follows(String java) {
        assertThat(JavaEnding.of(java)).isEqualTo(JavaEnding.INSIDE);
    }
}

package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What does not compile is told before anything of its cell has run, and nothing else is.
class CellCheckTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());

    @BeforeEach
    void begin() {
        run("int ran = 0;");
    }

    @AfterAll
    static void close() {
        JAVA.close();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("ran = 1;\nint x = 1;\nSystem.out.println(x.foo());", "int cannot be dereferenced", 3),
                Arguments.of("ran = 1;\nvar s = \"a\";\ns.foo();", "cannot find symbol: method foo()", 3),
                Arguments.of("ran = 1;\nvar s = List.of(\"a\");\nvar t = s.get(0);\nint n = t;", "String cannot be", 4),
                Arguments.of(
                        "ran = 1;\nString s = number();\nint number() { return 1; }", "int cannot be converted", 2),
                Arguments.of("ran = 1;\nint y = laterOn + 1;\nint laterOn = 2;", "variable laterOn", 2),
                Arguments.of("ran = 1;\nthrow new java.io.IOException();\nundeclared();", "method undeclared()", 3),
                Arguments.of("ran = 1;\nint n = 2;\nint half() { return n / \"2\"; }\nhalf()", "bad operand types", 3),
                Arguments.of(
                        "ran = 1;\nvar a = new Safe(1);\na.inside = 2;\nclass Safe { private int inside; Safe(int i) { inside = i; } }",
                        "inside has private access in Safe",
                        3),
                Arguments.of("ran = 1;\nfor (var i : List.of(1)) {\n  i.foo();\n}", "method foo()", 3),
                Arguments.of("ran = 1;\nint a = 1, b = a + c;", "variable c", 2),
                Arguments.of("ran = 1;\nRunnable r = () -> { Thread.sleep(1); };", "unreported exception", 2),
                Arguments.of(
                        "ran = 1;\nint l = 0;\nRunnable r = () -> { int k = 0; k++; Runnable q = () -> System.out.println(k); };",
                        "effectively final",
                        3),
                Arguments.of("ran = 1;\nString.length();", "non-static method length()", 2),
                Arguments.of(
                        "ran = 1;\nPattern p = Pattern.compile(1);\nimport java.util.regex.*;", "int cannot be", 2),
                Arguments.of("ran = 1;\nclass Odd extends Nowhere {}", "Nowhere", 2),
                Arguments.of("ran = 1;\n1 + true", "bad operand types", 2),
                Arguments.of("ran = 1;\nNoClass.run();", "variable NoClass", 2));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void tells_an_error_before_anything_has_run(String cell, String message, int line) {
        var failure = (Failed) run(cell);
        assertThat(failure.name()).isEqualTo("CompilationError");
        assertThat(failure.message()).contains(message).doesNotContain("$").doesNotContain("Cell");
        assertThat(String.join("\n", failure.traceback()))
                .contains("cell 7, line " + line)
                .doesNotContain("$JShell");
        assertThat(run("ran")).isEqualTo(new Completed(true, 0));
    }

    @Test
    void tells_it_as_it_tells_it_of_a_cell_of_one_snippet() {
        run("String word = \"a\";");
        var alone = (Failed) run("\n\nSystem.out.println(word.foo());");
        var among = (Failed) run("ran = 1;\nString word = \"b\";\nSystem.out.println(word.foo());");
        assertThat(among).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "var total = 0; for (int i = 0; i < 3; i++) total += i; Supplier<Integer> s = () -> total; total += s.get(); total",
                "int i = 0; for (int k = 0; k < 1; k++) { List.of(1).forEach(i -> {}); } for (int i = 0; i < 2; i++) {} i",
                "Function<Integer, Integer> f = f -> f + 1; f.apply(1)",
                "int n = 1; int grow() { return ++n; } grow(); grow(); n",
                "var v = 1; int next() { return v + 1; } static int third() { return next() + v; } third()",
                "int x = 1; String x = \"a\"; x.length()",
                "var x = 1; var x = \"a\"; x.length()",
                "int again() { return 1; } again(); String again() { return \"a\"; } again().length()",
                "int a[] = {1, 2}, b = a.length; b",
                "int[] c = {1, 2}; c = new int[] {3}; c[0]",
                "final int K = 1; K + 1",
                "int side = 3; record Square(int side) { int area() { return side * side; } } new Square(side).area()",
                "sealed interface Shape permits Round {} record Round(int r) implements Shape {} Shape s = new Round(1); switch (s) { case Round(var r) -> r; }",
                "int counter = 0; class Clicker { void click() { counter++; } } new Clicker().click(); counter",
                "int ticks = 0; record Tick() { Tick { ticks++; } static void all() { ticks++; } } new Tick(); Tick.all(); ticks",
                "var o = new Object() { int hidden = 5; }; o.hidden",
                "var list = new ArrayList<Integer>(); list.add(1); for (var e : list) System.out.println(e); list",
                "if (ran > 5) throw new Exception(); while (true) { break; } { int inner = 1; } label: for (;;) break label; ran",
                "int later; later = 5; later",
                "int up = twice(4); int twice(int i) { return 2 * i; } up",
                "boolean even(int n) { return n == 0 || odd(n - 1); } boolean odd(int n) { return n != 0 && even(n - 1); } even(4)",
                "int _ = 5; var _ = 6; for (var _ : List.of(1)) {} ran",
                "<T extends Comparable<T>> T most(List<T> l) { return Collections.max(l); } @SafeVarargs final <T> List<T> all(T... t) { return List.of(t); } most(all(1, 2))",
                "int over(int i) { return 1; } int limit = 2; int over(String s) { return limit; } over(1) + over(\"a\")",
                "null; 1 + 1; \"a\"",
                "int self = 1; self += self; self++; self",
                "@interface Mark { int value() default 0; } @Mark(1) class Marked {} enum Color { RED { int f() { return 1; } }; int f() { return 0; } } Color.RED.f()",
                "return 5;\nran",
                "private static final int FIXED = 5; static volatile int seen = FIXED; /* c */ public static final var ALSO = seen; ALSO",
                "String text = \"a\"; text.length(); int text = 5; text + 1",
                "int s0(int i) { return i; } int s1(String s) { return 2; } int n = s0(1); s1(\"a\") + n",
                "int imported = 1; imported++; imported",
                "// why\nimport java.util.concurrent.*;\n/* and */ import static java.lang.Math.*;\nint most = max(1, 2); most",
                "// one\nint commented = 1; // two\n/* three */ commented + 1 // four",
                "abstract class Base { abstract int size(); } Base base = new Base() { int size() { return ran; } }; base.size()",
                "int depth = 1; sealed interface Node permits Leaf { default int d() { return depth; } } final class Leaf implements Node {} Node leaf = new Leaf(); switch (leaf) { case Leaf l -> l.d(); }",
                "Object any = 1; if (any instanceof Integer i && i > 0) { any = i; } any",
                "try { throw new IllegalStateException(); } catch (IllegalStateException e) { ran = 2; } finally { ran = 3; } ran",
                "synchronized (String.class) { } ran",
                "int[][] grid = new int[2][]; grid[0] = new int[] {1}; for (int[] row : grid) { if (row == null) continue; } grid[0][0]",
                "Object thing = 3; int bound = 2; String t = switch (thing) { case Integer n when n > bound -> \"big\"; default -> \"other\"; }; t",
                "var pick = true ? 1 : 2; Comparator<String> c = Comparator.comparing(String::length); c.compare(\"a\", \"bb\")",
            })
    void lets_what_is_right_run(String cell) {
        for (int run = 0; run < 2; run++) {
            assertThat(run(cell)).isInstanceOf(Completed.class);
        }
    }

    @Test
    void a_name_that_may_still_be_declared_is_no_error() {
        assertThat(run("int calls() { return declaredLater(); }\nran = 1;")).isInstanceOf(Completed.class);
        assertThat(run("ran")).isEqualTo(new Completed(true, 1));
    }

    @Test
    void declarations_hold_for_the_whole_cell_and_show_no_value() {
        assertThat(run("new Deep().f();\nclass Deep { int f() { return helper(); } }\nint helper() { return 3; }"))
                .isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("int value = helper2();\nint helper2() { return 3; }\nvalue"))
                .isEqualTo(new Completed(true, 3));
    }

    @Test
    void checks_a_cell_with_many_variables_as_far_as_it_goes() {
        var cell = new StringBuilder("ran = 1;\n");
        for (int i = 0; i < 60; i++) {
            cell.append("var v").append(i).append(" = ").append(i).append(";\n");
        }
        assertThat(run(cell + "v0 + v59")).isEqualTo(new Completed(true, 59));
    }

    private static ExecutionOutcome run(String code) {
        return JAVA.execute(new Cell(code, 7));
    }
}

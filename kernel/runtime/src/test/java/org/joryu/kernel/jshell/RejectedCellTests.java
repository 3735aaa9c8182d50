package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Declaration;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A cell that does not compile leaves everything as it was.
class RejectedCellTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final Failures CELLS = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    private static @Nullable Object value(String expression) {
        return JAVA.execute(new Cell(expression, 1)) instanceof Completed(var _, var value) ? value : null;
    }

    @Test
    void leaves_variables_their_values_when_they_are_declared_anew_and_wrongly() {
        CELLS.run("int model = 5;\nint left = 1, right = 2;");
        CELLS.run("model = 6; right = 3;");

        CELLS.fails("int model = \"best\";");
        CELLS.fails("var right = missing;");

        assertThat(value("model * 100 + left * 10 + right")).isEqualTo(613);
    }

    @Test
    void leaves_classes_their_objects_when_they_are_declared_anew_and_wrongly() {
        CELLS.run("class Account { int money = 1; }\nvar account = new Account();\nvar all = List.of(account);");
        CELLS.run("account.money = 7;");

        CELLS.fails("class Account { int money = \"much\"; }");

        assertThat(value("account.money + all.getFirst().money")).isEqualTo(14);
    }

    @Test
    void drops_what_it_declared_before_it_was_rejected() {
        CELLS.fails("""
                import java.sql.*;
                class Fresh {}
                record Newer(int n) { Newer { } }
                int freshly() { return 1; }
                int one = 1;
                Fresh wrong = new Frish();
                """);

        assertThat(CELLS.traceback("new Fresh()")).contains("cannot find symbol: class Fresh");
        assertThat(CELLS.traceback("new Newer(1)")).contains("cannot find symbol: class Newer");
        assertThat(CELLS.traceback("freshly()")).contains("cannot find symbol: method freshly()");
        assertThat(CELLS.traceback("(Connection) null")).contains("cannot find symbol: class Connection");
        assertThat(JAVA.declarations())
                .noneMatch(d -> d instanceof Declaration.Type(var name, var _) && name.equals("Fresh"));
    }

    @Test
    void restores_what_it_replaced_and_where_that_stands() {
        CELLS.run("int half(int of) {\n    return 1 / of;\n}\nrecord Pair(int a) { Pair { a = 2 * a; } }");

        CELLS.fails("int half(int of) { return 0; }\nrecord Pair(int a) { Pair { a = 3 * a; } }\nint wrong = missing;");

        assertThat(value("new Pair(4).a()")).isEqualTo(8);
        assertThat(CELLS.traceback("half(0)")).contains("cell n-2, line 2, in half");
    }

    @Test
    void says_which_variables_lost_their_values_nevertheless() {
        CELLS.run("class Point { int x = 1; }\nPoint point = new Point();");

        assertThat(CELLS.traceback("class Point { int x = 2; }\nint wrong = missing;"))
                .endsWith("point has lost its value, because Point was declared anew");
        assertThat(value("new Point().x")).isEqualTo(1);
    }

    @Test
    void keeps_what_came_before_the_statement_that_fails_when_it_runs() {
        CELLS.fails("class Kept {}\nint before = 4;\nint now = 1 / 0;");

        assertThat(value("new Kept() == null ? 0 : before")).isEqualTo(4);
    }

    @Test
    void can_be_corrected_and_run_again() {
        CELLS.fails("sealed interface Move {}\nrecord Left() implements Move {}\nMove move = new Lift();");
        CELLS.run("sealed interface Move {}\nrecord Left() implements Move {}\nMove move = new Left();");

        assertThat(value("move.toString()")).isEqualTo("Left[]");
    }
}

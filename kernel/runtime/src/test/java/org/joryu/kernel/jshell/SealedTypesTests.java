package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// A cell is one compilation unit to whoever writes it, and so to sealed types.
class SealedTypesTests {

    private static final JShellInterpreter JAVA = JShellInterpreter.open(List.of());
    private static final Failures CELLS = new Failures(JAVA);

    @AfterAll
    static void close() {
        JAVA.close();
    }

    private static Object valueOf(String code) {
        return JAVA.execute(new Cell(code, 1));
    }

    @Test
    void permits_what_implements_it_in_the_cell() {
        assertThat(valueOf("""
                sealed interface Shape {}
                record Circle(double radius) implements Shape {}
                final class Square implements Shape { double side = 3; }
                enum Unit implements Shape { ONE }
                double area(Shape shape) {
                    return switch (shape) {
                        case Circle(var radius) -> radius;
                        case Square square -> square.side * square.side;
                        case Unit unit -> 1;
                    };
                }
                area(new Square())
                """)).isEqualTo(new Completed(true, 9.0));
    }

    @Test
    void permits_subclasses_of_an_abstract_class_and_switches_over_it_outside_of_methods() {
        assertThat(valueOf("""
                /* of { animals } */ sealed abstract class Animal<T> { abstract String says(); }
                final class Dog extends Animal<String> { String says() { return "wuff"; } }
                non-sealed class Cat extends Animal<Integer> { String says() { return "miau"; } }
                Animal<?> animal = new Cat();
                switch (animal) { case Dog dog -> "dog"; case Cat cat -> cat.says(); }
                """)).isEqualTo(new Completed(true, "miau"));
    }

    @Test
    void permits_nested_types_and_what_is_sealed_itself() {
        assertThat(valueOf("""
                sealed interface Expr<T> { record Neg<T>(Expr<T> of) implements Expr<T> {} }
                record Lit<T>(T value) implements Expr<T> {}
                sealed interface Binary<T> extends Expr<T> {}
                record Add<T>(Expr<T> left, Expr<T> right) implements Binary<T> {}
                record Mul<T>(Expr<T> left, Expr<T> right) implements Binary<T> {}
                int eval(Expr<Integer> expr) {
                    return switch (expr) {
                        case Lit<Integer>(var value) -> value;
                        case Add<Integer>(var left, var right) -> eval(left) + eval(right);
                        case Mul<Integer>(var left, var right) -> eval(left) * eval(right);
                        case Expr.Neg<Integer>(var of) -> -eval(of);
                    };
                }
                eval(new Add<>(new Lit<>(2), new Mul<>(new Lit<>(3), new Expr.Neg<>(new Lit<>(4)))))
                """)).isEqualTo(new Completed(true, -10));
    }

    @Test
    void can_be_declared_anew_with_other_implementations() {
        var cell = """
                sealed interface Signal {}
                record Red() implements Signal {}
                record %s() implements Signal {}
                String name(Signal signal) { return switch (signal) { case Red r -> "red"; case %<s o -> "%<s"; }; }
                name(new %<s())
                """;

        assertThat(valueOf(cell.formatted("Green"))).isEqualTo(new Completed(true, "Green"));
        assertThat(valueOf(cell.formatted("Blue"))).isEqualTo(new Completed(true, "Blue"));
        assertThat(valueOf(cell.formatted("Green"))).isEqualTo(new Completed(true, "Green"));
    }

    @Test
    void keeps_errors_in_their_place() {
        assertThat(CELLS.traceback("""
                sealed interface Tree { default int size() { return "2"; } }
                record Leaf() implements Tree {}
                """)).contains("""
                → 1 │ sealed interface Tree { default int size() { return "2"; } }
                      │                                                     ^^^
                """.stripTrailing());
    }

    @Test
    void lacks_a_case() {
        assertThat(CELLS.traceback("""
                sealed interface Coin {}
                record Heads() implements Coin {}
                record Tails() implements Coin {}
                String toss(Coin coin) { return switch (coin) { case Heads h -> "heads"; }; }
                """))
                .contains("does not cover all possible input values")
                .contains("→ 4 │");
    }

    @Test
    void says_what_to_do_without_implementations_and_of_those_in_a_later_cell() {
        assertThat(CELLS.traceback("sealed interface Lonely {}"))
                .contains("sealed class must have subclasses")
                .contains("Declare what extends or implements it in the same cell.");

        CELLS.run("sealed interface Door {}\nrecord Open() implements Door {}");

        assertThat(CELLS.traceback("record Ajar() implements Door {}"))
                .contains("Declare it in the cell of the sealed type, or name it in its permits.");
        assertThat(CELLS.traceback("sealed interface Gate {}\nclass Shut implements Gate {}"))
                .contains("What extends a sealed type is final, sealed or non-sealed; records are final.");
    }
}

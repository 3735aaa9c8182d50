package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.Declaration;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a long session may keep: what somebody can still name or reach, and nothing else.
class ForgettingTests {

    private final JShellInterpreter java = JShellInterpreter.open(List.of());
    private int cells;

    @AfterEach
    void close() {
        java.close();
    }

    private @Nullable Object run(String code) {
        var outcome = java.execute(new Cell(code, ++cells));
        assertThat(outcome).as(code).isInstanceOf(Completed.class);
        return ((Completed) outcome).value();
    }

    /// Enough for the kernel to look for what can be forgotten.
    private void runManyOthers() {
        for (int i = 0; i < 50; i++) {
            run(i + " + 1");
        }
    }

    private WeakReference<Object> reference(String expression) {
        return new WeakReference<>(Objects.requireNonNull(run(expression)));
    }

    private static boolean isCollected(WeakReference<?> reference) {
        return within30Seconds(() -> {
            System.gc();
            return reference.refersTo(null);
        });
    }

    private static boolean within30Seconds(BooleanSupplier condition) {
        for (long end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; Thread.onSpinWait()) {
            if (condition.getAsBoolean()) {
                return true;
            }
        }
        return false;
    }

    @Test
    void the_value_of_a_variable_that_was_declared_anew_is_released() {
        run("var data = new byte[1_000_000];");
        run("data[0] = 1;");
        run("int first() { return data[0]; }");
        run("first()");
        var old = reference("data");
        run("var data = new byte[] {7};");
        runManyOthers();

        assertThat(isCollected(old)).isTrue();
        assertThat(run("first()")).isEqualTo((byte) 7 + 0);
    }

    @Test
    void the_value_of_an_expression_is_released() {
        var value = reference("new int[1_000_000]");
        runManyOthers();

        assertThat(isCollected(value)).isTrue();
    }

    @Test
    void the_classes_of_statements_are_unloaded() {
        run("var types = new ArrayList<java.lang.ref.WeakReference<Class<?>>>();");
        run("types.add(new java.lang.ref.WeakReference<>(((Runnable) () -> {}).getClass()));");
        runManyOthers();
        @SuppressWarnings("unchecked")
        var types = (List<WeakReference<Class<?>>>) Objects.requireNonNull(run("types"));

        assertThat(isCollected(types.getFirst())).isTrue();
    }

    @Test
    void what_runs_on_still_has_the_old_variable() {
        run("var list = new ArrayList<>(List.of(\"old\"));");
        run("class Keep { static java.util.function.Supplier<Object> it; }");
        run("Keep.it = () -> list.getFirst();");
        run("var list = new ArrayList<>(List.of(\"new\"));");
        runManyOthers();
        System.gc();

        assertThat(run("Keep.it.get()")).isEqualTo("old");
    }

    @Test
    void classes_of_other_cells_share_a_package() {
        run(
                "class Account { int balance = 5; protected int fee() { return 1; } static class Rate { int percent = 3; } }");
        run("var account = new Account();");
        run("account.balance += 2;");

        assertThat(run("account.balance + account.fee()")).isEqualTo(8);
        assertThat(run("new Account.Rate().percent")).isEqualTo(3);
        assertThat(run("new Account() { int twice() { return 2 * balance; } }.twice()"))
                .isEqualTo(10);
        assertThat(run("Account.class.getDeclaredField(\"balance\").get(account)"))
                .isEqualTo(7);
        assertThat(run("java.lang.invoke.MethodHandles.lookup().findVirtual(Account.class, \"fee\","
                        + " java.lang.invoke.MethodType.methodType(int.class)).invoke(account)"))
                .isEqualTo(1);
    }

    @Test
    void what_was_forgotten_can_be_declared_again() {
        for (int i = 0; i < 3; i++) {
            run("class Point { int x = %d; }".formatted(i));
            run("int x() { return new Point().x; }");
            run("int x = x();");
            runManyOthers();
            assertThat(run("x + x() + new Point().x")).isEqualTo(3 * i);
        }
    }

    @Test
    void a_cell_that_does_not_compile_leaves_a_variable_that_was_declared_again() {
        run("int x = 1;");
        run("int x = 2;");
        runManyOthers();
        assertThat(java.execute(new Cell("int x = \"text\";", ++cells))).isInstanceOf(Failed.class);

        assertThat(run("x")).isEqualTo(2);
    }

    @Test
    void what_waits_for_another_declaration_is_not_forgotten() {
        run("int doubled() { return 2 * later(); }");
        var _ = java.execute(new Cell("Later same(Later it) { return it; }", ++cells));
        runManyOthers();
        run("int later() { return 21; }");
        run("record Later(int x) {}");

        assertThat(run("doubled()")).isEqualTo(42);
        runManyOthers();
        assertThat(run("doubled() + new Later(1).x()")).isEqualTo(43);
    }

    @Test
    void what_is_declared_is_never_forgotten() {
        run("import java.util.concurrent.atomic.AtomicInteger;");
        run("var counter = new AtomicInteger();");
        run("int twice(int x) { return 2 * x; }");
        run("record Pair(int a, int b) {}");
        runManyOthers();
        runManyOthers();

        assertThat(run("counter.incrementAndGet() + twice(3) + new Pair(1, 2).b()"))
                .isEqualTo(9);
        assertThat(java.declarations())
                .extracting(Declaration::name)
                .containsExactlyInAnyOrder("counter", "twice", "Pair");
    }

    @Test
    @Tag("slow")
    void ten_thousand_cells_leave_the_heap_as_it_was() {
        run("class Sample { double[] values = new double[1_000]; }");
        for (int i = 0; i < 2_000; i++) {
            runOneOfASession(i);
        }
        long before = heap();
        for (int i = 0; i < 8_000; i++) {
            runOneOfASession(i);
        }

        assertThat(heap()).isLessThan(before + before / 10);
    }

    private void runOneOfASession(int i) {
        switch (i % 5) {
            case 0 -> run("int step = %d;".formatted(i));
            case 1 -> run("var data = new double[10_000];");
            case 2 -> run("data[step %% data.length] = %d;".formatted(i));
            case 3 -> run("double mean() { return Arrays.stream(data).average().orElse(%d); }".formatted(i));
            case 4 -> run("mean() + step");
            default -> throw new AssertionError(i);
        }
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}

package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandoverTests {

    private static final String WHO = "joryu.test.who";
    private static JShellInterpreter java;
    private static int cells;

    /// What belongs to a thread is here the name of the thread that handed over.
    private static final ThreadLocal<String> BELONGS_TO = ThreadLocal.withInitial(() -> "nobody");

    @BeforeAll
    static void open() {
        java = JShellInterpreter.open(List.of());
        java.belongingAs(() -> {
            var owner = Thread.currentThread().getName();
            return work -> {
                BELONGS_TO.set(owner);
                try {
                    work.run();
                } finally {
                    BELONGS_TO.remove();
                }
            };
        });
        System.getProperties().put(WHO, (java.util.function.Supplier<String>) BELONGS_TO::get);
        assertThat(run("String who() { return ((Supplier<String>) System.getProperties().get(\"" + WHO
                        + "\")).get(); }"))
                .isEqualTo(Completed.WITHOUT_VALUE);
        run("var pool = java.util.concurrent.Executors.newScheduledThreadPool(1);");
    }

    @AfterAll
    static void close() {
        run("pool.shutdownNow();");
        java.close();
        System.getProperties().remove(WHO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pool.submit(() -> who()).get()",
                "pool.submit(new Callable<String>() { public String call() { return who(); } }).get()",
                "pool.schedule(() -> who(), 1, TimeUnit.MILLISECONDS).get()",
                "var said = new String[1]; pool.submit(() -> { said[0] = who(); }, 7).get(); said[0]",
                "CompletableFuture.supplyAsync(() -> who()).get()",
                "CompletableFuture.supplyAsync(() -> who(), pool).get()",
                "CompletableFuture.supplyAsync(() -> 1).thenApplyAsync(one -> who(), pool).get()",
                "CompletableFuture.supplyAsync(() -> 1).thenCombineAsync(CompletableFuture.completedFuture(2), (a, b) -> who(), pool).get()",
                "CompletableFuture.supplyAsync(this::toString).handleAsync((value, failure) -> who()).get()",
                "var heard = new CompletableFuture<String>(); pool.execute(() -> heard.complete(who())); heard.get()",
                "var heard = new CompletableFuture<String>(); CompletableFuture.runAsync(() -> heard.complete(who())); heard.get()"
            })
    void tasks_belong_to_the_thread_that_hands_them_over(String code) {
        assertThat(run(code.replace("this::toString", "\"\"::toString")))
                .isEqualTo(new Completed(true, Thread.currentThread().getName()));
    }

    @Test
    void exceptions_of_tasks_are_what_they_were() {
        assertThat(run("try { pool.submit(() -> { throw new java.io.IOException(\"no\"); }).get(); "
                        + "} catch (ExecutionException e) { System.getProperties().put(\"thrown\", e.getCause()); }"))
                .isEqualTo(Completed.WITHOUT_VALUE);
        assertThat(run("System.getProperties().remove(\"thrown\")"))
                .extracting(outcome -> ((Completed) outcome).value())
                .isInstanceOf(java.io.IOException.class);
    }

    @Test
    void tasks_with_a_class_of_their_own_stay_the_objects_they_are() {
        run("class Job implements Runnable { public void run() {} }");
        run("var job = new Job(); var seen = new ArrayList<Runnable>();");
        run("java.util.concurrent.Executor direct = seen::add; direct.execute(job);");
        assertThat(run("seen.get(0) == job")).isEqualTo(new Completed(true, true));
    }

    private static Object run(String code) {
        return java.execute(new Cell("import java.util.concurrent.*; import java.util.function.*;\n" + code, ++cells));
    }
}

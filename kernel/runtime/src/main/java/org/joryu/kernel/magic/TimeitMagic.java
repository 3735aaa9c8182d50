package org.joryu.kernel.magic;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.joryu.kernel.interpreter.ExecutionOutcome.Failed;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%timeit`: how long a piece of Java takes when it runs often.
record TimeitMagic() implements Magic {

    private static final long REPEATS = 7;

    /// Less than any instruction takes.
    private static final double LEFT_OUT_NANOS = 0.1;

    private static final String LEFT_OUT =
            "\nNothing uses what this computes, so the JVM has left it out: time an expression, whose value is used.";

    /// One class for the whole measurement, which is compiled once and which the JVM can optimize as
    /// it would any loop. What an expression yields is compared with what it never is, and objects are
    /// kept ever more seldom, so that nothing can be left out of its computation (after JMH's Blackhole).
    private static final String TEMPLATE = """
            new java.util.concurrent.Callable<long[]>() {
                private volatile long aLong = 1;
                private volatile long anotherLong = 2;
                private volatile double aDouble = 1;
                private volatile double anotherDouble = 2;
                private int random = 1;
                private int seldom = 1;
                private Object kept;
                private void take(long v) { if (v == aLong & v == anotherLong) throw new IllegalStateException(); }
                private void take(double v) { if (v == aDouble & v == anotherDouble) throw new IllegalStateException(); }
                private void take(boolean v) { take(v ? 3L : 4L); }
                private void take(Object v) {
                    random = random * 1664525 + 1013904223;
                    if ((random & seldom) == 0) {
                        kept = new java.lang.ref.WeakReference<>(v);
                        seldom = (seldom << 1) + 1;
                    }
                }
                private long loop(long $n) throws Throwable {
                    long $begin = System.nanoTime();
                    for (long $i = 0; $i < $n; $i++) { $JAVA }
                    return System.nanoTime() - $begin;
                }
                @Override public long[] call() throws Exception {
                    try {
                        long n = $LOOPS;
                        if (n == 0) {
                            // Long enough for the clock, and warm by the way: 0.2 s at least.
                            for (n = 1; loop(n) < 200_000_000L & n < 1L << 40; n *= 2) { }
                        } else {
                            loop(n);
                        }
                        var times = new long[$REPEATS + 1];
                        times[0] = n;
                        for (int r = 1; r < times.length; r++) times[r] = loop(n);
                        return times;
                    } catch (Exception | Error e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new java.lang.reflect.UndeclaredThrowableException(e);
                    }
                }
            }.call()""";

    @Override
    public Description description() {
        return Description.line(
                        "timeit",
                        "%timeit [-n LOOPS] [-r REPEATS] JAVA   or   %%timeit, with Java below it",
                        "Runs an expression or statements often and says how long one run takes.")
                .inBothForms()
                .withJava()
                .withDetails(
                        "Compiled once, in a loop of its own; the time of compilation is not counted. Without -n the loop is"
                                + " made long enough to last 0.2 s, which also warms up the JVM. Shown are mean and standard deviation"
                                + " of the repeats (7 without -r), and the best. Variables that the code declares last for one run.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        var options = Options.of(call.arguments(), Set.of(), Set.of("-n", "-r"));
        var java = call.body().isPresent() ? call.body().get().strip() : options.rest();
        if (java.isEmpty()) {
            throw new UsageException("there is no Java to time");
        }
        if (call.body().isPresent() && !options.rest().isEmpty()) {
            throw new UsageException(
                    "%%%%timeit takes the Java below it, but has %s beside it".formatted(options.rest()));
        }
        long loops = options.count("-n", 0);
        long repeats = options.count("-r", REPEATS);
        if (repeats > 10_000) {
            throw new UsageException("-r must be 10000 at most, but is " + repeats);
        }
        System.out.println(result(measure(call, java, loops, repeats)));
        return null;
    }

    private static long[] measure(MagicCall call, String java, long loops, long repeats) throws UsageException {
        var template = TEMPLATE.replace("$LOOPS", loops + "L").replace("$REPEATS", String.valueOf(repeats));
        var expression = java.endsWith(";") ? java.substring(0, java.length() - 1) : java;
        try {
            return times(call, template.replace("$JAVA", "take(" + expression + "\n);"));
        } catch (NestedOutcome noExpression) {
            if (!isUncompiled(noExpression)) {
                throw noExpression;
            }
        }
        try {
            return times(call, template.replace("$JAVA", java.endsWith(";") || java.endsWith("}") ? java : java + ";"));
        } catch (NestedOutcome noStatements) {
            if (!isUncompiled(noStatements)) {
                throw noStatements;
            }
        }
        // As it stands, so that the compiler's message points into the cell.
        call.run(java);
        throw new UsageException("JAVA must be an expression or statements, but is a declaration: " + java);
    }

    private static boolean isUncompiled(NestedOutcome nested) {
        return nested.outcome() instanceof Failed failed && failed.name().equals("CompilationError");
    }

    private static long[] times(MagicCall call, String template) {
        return (long[]) Objects.requireNonNull(call.run(template));
    }

    private static String result(long[] measured) {
        long loops = measured[0];
        var perLoop = Arrays.stream(measured, 1, measured.length)
                .mapToDouble(nanos -> (double) nanos / loops)
                .toArray();
        double mean = Arrays.stream(perLoop).average().orElseThrow();
        double best = Arrays.stream(perLoop).min().orElseThrow();
        double variance = Arrays.stream(perLoop)
                .map(t -> (t - mean) * (t - mean))
                .average()
                .orElseThrow();
        return "%s ± %s per run, best %s (%,d repeats of %,d runs)%s"
                .formatted(
                        Durations.text(mean),
                        Durations.text(Math.sqrt(variance)),
                        Durations.text(best),
                        perLoop.length,
                        loops,
                        best < LEFT_OUT_NANOS ? LEFT_OUT : "");
    }
}

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.interpreter.ExecutionOutcome.Completed;
import org.joryu.kernel.jshell.JShellInterpreter;

/// What the checks cost that let the stop button into loops: the same class run as code of a cell, with checks,
/// and as compiled by javac, without. Both take turns in one JVM, and what counts is the thread's processor time,
/// so that what else the machine does matters little. Each loop has a JVM of its own: what one loop teaches the
/// compiler of the library's methods would be the next one's burden. See README.md for how to run it.
public final class CostOfChecks {

    private static final int WARM_UP = 30;
    private static final int ROUNDS = 61;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final String LOOPS = """
            public class Loops {
                static final float[] A = new float[1 << 14], B = new float[1 << 14];
                static final int[] FILLED = new int[1 << 14];
                static final double[][] M = new double[96][96], N = new double[96][96], P = new double[96][96];
                static { java.util.Arrays.fill(A, 1.5f); java.util.Arrays.fill(B, 0.5f); for (double[] row : M) java.util.Arrays.fill(row, 2); for (double[] row : N) java.util.Arrays.fill(row, 3); }

                static long intSum() { int sum = 0; for (int i = 0; i < 20_000_000; i++) sum += i ^ (sum << 1); return sum; }
                static long floatDot() { float sum = 0; for (int k = 0; k < 1_000; k++) { float dot = 0; for (int i = 0; i < A.length; i++) dot += A[i] * B[i]; sum += dot; } return (long) sum; }
                static long scale() { for (int k = 0; k < 2_000; k++) { for (int i = 0; i < A.length; i++) A[i] = B[i] * 1.0001f + k; } return (long) A[7]; }
                static long fill() { for (int k = 0; k < 4_000; k++) { for (int i = 0; i < FILLED.length; i++) FILLED[i] = i + k; } return FILLED[9]; }
                static long matrix() { for (int k = 0; k < 10; k++) { for (int i = 0; i < 96; i++) for (int j = 0; j < 96; j++) { double sum = 0; for (int l = 0; l < 96; l++) sum += M[i][l] * N[l][j]; P[i][j] = sum; } } return (long) P[3][4]; }
                static long longIndex() { long sum = 0; for (long i = 0; i < 20_000_000L; i++) sum += i * i; return sum; }
                static long whileBreak() { int i = 1; int steps = 0; while (true) { i = Integer.rotateLeft(i, 7) ^ (i + steps); if (++steps > 6_000_000) break; } return i; }
                static long collatz() { long most = 0; for (int n = 1; n < 60_000; n++) { long x = n; int steps = 0; while (x != 1) { x = (x & 1) == 0 ? x >> 1 : 3 * x + 1; steps++; } most = Math.max(most, steps); } return most; }
                static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
                static long recursion() { return fib(31); }
                static long strings() { var text = new StringBuilder(); for (int i = 0; i < 600_000; i++) text.append(i % 10).append(','); return text.length(); }
                static long streams() { return java.util.stream.IntStream.range(0, 3_000_000).filter(i -> i % 3 == 0).mapToLong(i -> i * 7L).sum(); }
                static long tryInLoop() { int caught = 0; for (int i = 1; i < 6_000_000; i++) { try { caught += 10 / (i % 7 == 6 ? 1 : i % 7 + 1); } catch (ArithmeticException e) { caught--; } } return caught; }
                static long map() { var map = new java.util.HashMap<Integer, Integer>(); for (int i = 0; i < 500_000; i++) map.merge(i & 1023, 1, Integer::sum); return map.size(); }

                public static java.util.Map<String, java.util.function.LongSupplier> shapes() {
                    var shapes = new java.util.TreeMap<String, java.util.function.LongSupplier>();
                    shapes.put("int sum", Loops::intSum); shapes.put("float dot product", Loops::floatDot);
                    shapes.put("vectorised scale", Loops::scale); shapes.put("array fill", Loops::fill);
                    shapes.put("matrix product", Loops::matrix); shapes.put("long index", Loops::longIndex);
                    shapes.put("while with break", Loops::whileBreak); shapes.put("nested while (Collatz)", Loops::collatz);
                    shapes.put("recursion (fib)", Loops::recursion); shapes.put("StringBuilder", Loops::strings);
                    shapes.put("stream with lambdas", Loops::streams); shapes.put("try in a loop", Loops::tryInLoop);
                    shapes.put("HashMap.merge", Loops::map);
                    return shapes;
                }
            }
            """;

    private CostOfChecks() {}

    /// @param arguments the loop to measure; none for all of them
    public static void main(String... arguments) throws Exception {
        var plain = shapes(compiled().getMethod("shapes").invoke(null));
        if (arguments.length > 0) {
            try (var java = JShellInterpreter.open(List.of())) {
                java.execute(new Cell(LOOPS, 1));
                var checked = shapes(value(java, "Loops.shapes()"));
                compare(arguments[0], plain.get(arguments[0]), checked.get(arguments[0]));
            }
            System.exit(0);
        }
        System.out.println("| loop | without, ms | with, ms | difference of medians | of minima |");
        System.out.println("|---|---:|---:|---:|---:|");
        for (var shape : plain.keySet()) {
            var own = ProcessHandle.current().info();
            var command = new ArrayList<String>(List.of(own.command().orElseThrow()));
            command.addAll(List.of(own.arguments().orElseThrow()));
            command.add(shape);
            new ProcessBuilder(command).inheritIO().start().waitFor();
        }
    }

    private static void compare(String shape, LongSupplier plain, LongSupplier checked) {
        if (plain.getAsLong() != checked.getAsLong()) {
            throw new AssertionError(shape + " does not yield the same");
        }
        for (int i = 0; i < WARM_UP; i++) {
            time(plain);
            time(checked);
        }
        var without = new double[ROUNDS];
        var with = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            boolean first = i % 2 == 0;
            double one = time(first ? plain : checked);
            double other = time(first ? checked : plain);
            without[i] = first ? one : other;
            with[i] = first ? other : one;
        }
        Arrays.sort(without);
        Arrays.sort(with);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %+.1f %% | %+.1f %% |%n",
                shape,
                without[ROUNDS / 2],
                with[ROUNDS / 2],
                100 * (with[ROUNDS / 2] / without[ROUNDS / 2] - 1),
                100 * (with[0] / without[0] - 1));
    }

    private static double time(LongSupplier loop) {
        long begin = THREADS.getCurrentThreadCpuTime();
        loop.getAsLong();
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
    }

    private static Object value(JShellInterpreter java, String expression) {
        return ((Completed) java.execute(new Cell(expression, 2))).value();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, LongSupplier> shapes(Object shapes) {
        return new TreeMap<>((Map<String, LongSupplier>) shapes);
    }

    private static Class<?> compiled() throws Exception {
        var folder = Files.createTempDirectory("loops");
        var source = new SimpleJavaFileObject(URI.create("string:///Loops.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return LOOPS;
            }
        };
        var task = ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("-d", folder.toString()), null, List.of(source));
        if (!task.call()) {
            throw new AssertionError("the loops do not compile");
        }
        var loader = new URLClassLoader(new URL[] {folder.toUri().toURL()});
        return loader.loadClass("Loops");
    }
}

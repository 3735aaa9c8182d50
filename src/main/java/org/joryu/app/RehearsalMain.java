package org.joryu.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.joryu.kernel.Rehearsal;

/// What the JVM watches when it makes the [AotCache]: a kernel in ordinary use.
final class RehearsalMain {

    private static final List<String> ONCE = List.of(
            "int first = 1;",
            "first + 1",
            "\"text\".length()",
            "import java.util.function.Function;",
            "Function<Integer, Integer> twice = x -> 2 * x;",
            "twice.apply(21)",
            "List.of(1, 2, 3).stream().map(x -> x + 1).toList()",
            "Map.of(\"a\", 1)",
            "interface Shape {}\nrecord Circle(double radius) implements Shape {}",
            "double area(Shape shape) {\n    return switch (shape) { case Circle c -> Math.PI * c.radius(); default -> 0; };\n}",
            "area(new Circle(2))",
            "class Counter { int n; int next() { return ++n; } }",
            "var counter = new Counter();\nfor (int i = 0; i < 3; i++) {\n    counter.next();\n}\ncounter.next()",
            "try { List.of().getFirst(); } catch (Exception e) { System.err.println(e); }",
            "for (int i = 0; i < 1000; i++) System.out.println(\"line \" + i);",
            "Thread.startVirtualThread(() -> System.out.println(\"elsewhere\")).join();",
            "\"\"\"\n    a text\n    block\"\"\"");

    private static final List<String> TYPED =
            List.of("System.out.pri", "\"abc\".sub", "Strin", "counter.ne", "System.out.println(", "for (int i = 0;");

    /// Enough for the profiles of what every cell needs to be worth keeping.
    private static final int ROUNDS = 40;

    private RehearsalMain() {}

    public static void main(String... arguments) throws IOException {
        Rehearsal.of(new NotebookSetup(Distribution.current()), cells(), TYPED);
        // Like a kernel's own end, and what makes the JVM write.
        System.exit(0);
    }

    private static List<String> cells() {
        var cells = new ArrayList<>(ONCE);
        IntStream.range(0, ROUNDS).forEach(i -> {
            cells.add("1 + " + i);
            cells.add("int v%d = %d;".formatted(i, i));
            cells.add("int f%d(int x) { return x + %d; }".formatted(i, i));
            cells.add("record R%d(int a) {}".formatted(i));
            cells.add("v%d = f%d(3);".formatted(i, i));
        });
        return cells;
    }
}

import java.util.ArrayList;
import java.util.List;
import org.joryu.kernel.interpreter.Cell;
import org.joryu.kernel.jshell.JShellInterpreter;

/// What the same expression takes after ever more others, in one process: medians of a hundred, in
/// milliseconds.
class LongSession {

    private static final int CELLS = 3_000;

    public static void main(String... arguments) {
        try (var java = JShellInterpreter.open(List.of())) {
            var hundred = new ArrayList<Double>();
            for (int i = 1; i <= CELLS; i++) {
                long start = System.nanoTime();
                java.execute(new Cell("1 + 1", i));
                hundred.add((System.nanoTime() - start) / 1e6);
                if (i % 100 == 0) {
                    hundred.sort(null);
                    if (i % 500 == 0) {
                        System.out.printf("%,5d  %5.1f%n", i, hundred.get(50));
                    }
                    hundred.clear();
                }
            }
        }
    }
}

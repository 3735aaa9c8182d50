package org.joryu.app;

import java.io.IOException;
import java.nio.file.Path;
import org.joryu.kernel.Kernel;

/// What the kernelspec starts: a kernel for the front end that wrote the connection file.
final class KernelMain {

    private KernelMain() {}

    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println(
                    "usage: KernelMain CONNECTION_FILE (Jupyter starts this; people want the joryu command)");
            System.exit(2);
        }
        try (var kernel = Kernel.start(Path.of(arguments[0]), new NotebookSetup(Distribution.current()))) {
            kernel.await();
        }
        // Threads that cells left behind must not keep the process alive.
        System.exit(0);
    }
}

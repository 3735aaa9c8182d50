package org.joryu.notebook;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The standard streams of a process without cells, kept for a while.
final class CapturedStreams {

    private CapturedStreams() {}

    static Notebook.Captured during(Runnable work) {
        var stdout = new ByteArrayOutputStream();
        var stderr = new ByteArrayOutputStream();
        var out = System.out;
        var err = System.err;
        boolean done = false;
        System.setOut(new PrintStream(stdout, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(stderr, true, StandardCharsets.UTF_8));
        try {
            work.run();
            done = true;
        } finally {
            System.setOut(out);
            System.setErr(err);
            if (!done) {
                captured(stdout, stderr).show();
            }
        }
        return captured(stdout, stderr);
    }

    private static Notebook.Captured captured(ByteArrayOutputStream stdout, ByteArrayOutputStream stderr) {
        return new Notebook.Captured(
                stdout.toString(StandardCharsets.UTF_8), stderr.toString(StandardCharsets.UTF_8), List.of());
    }
}

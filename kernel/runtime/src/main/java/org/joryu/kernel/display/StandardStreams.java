package org.joryu.kernel.display;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.joryu.kernel.protocol.Publication.Stream;

/// `System.out`, `System.err` and `System.in`, replaced once for as long as a kernel runs.
///
/// Not once per cell: streams that are put back when a cell ends lose what its threads write later.
/// Code that belongs to no cell keeps the console.
public final class StandardStreams implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final InputStream in = System.in;

    private StandardStreams() {}

    /// Replaces the streams of this process.
    public static StandardStreams install(Cells cells) {
        var streams = new StandardStreams();
        // What `java.lang.IO` decodes System.in by; it would be the encoding of a terminal.
        System.setProperty("stdin.encoding", StandardCharsets.UTF_8.name());
        System.setOut(routed(cells, Stream.Name.STDOUT, streams.out));
        System.setErr(routed(cells, Stream.Name.STDERR, streams.err));
        System.setIn(new RoutedInput(cells, streams.in));
        return streams;
    }

    private static PrintStream routed(Cells cells, Stream.Name name, PrintStream console) {
        return new PrintStream(new RoutedOutput(cells, name, console), false, StandardCharsets.UTF_8);
    }

    /// Puts the console's streams back.
    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
        System.setIn(in);
    }
}

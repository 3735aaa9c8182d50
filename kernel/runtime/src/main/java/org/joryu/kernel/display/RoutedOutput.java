package org.joryu.kernel.display;

import java.io.OutputStream;
import java.io.PrintStream;
import org.joryu.kernel.protocol.Publication.Stream;

/// A standard stream whose bytes go to the cell of the thread that writes them.
final class RoutedOutput extends OutputStream {

    private final Cells cells;
    private final Stream.Name name;
    private final PrintStream console;

    RoutedOutput(Cells cells, Stream.Name name, PrintStream console) {
        this.cells = cells;
        this.name = name;
        this.console = console;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        var cell = cells.current();
        if (cell == null) {
            console.write(bytes, offset, length);
        } else {
            cell.print(name, bytes, offset, length);
        }
    }

    /// A cell's text leaves by itself before anybody could miss it; a message for each of the flushes
    /// that progress bars are fond of would drown the front end.
    @Override
    public void flush() {
        if (cells.current() == null) {
            console.flush();
        }
    }
}

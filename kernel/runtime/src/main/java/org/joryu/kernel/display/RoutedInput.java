package org.joryu.kernel.display;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.joryu.kernel.protocol.InputRequest;
import org.jspecify.annotations.Nullable;

/// `System.in`, whose lines come from the user of the cell that reads them.
final class RoutedInput extends InputStream {

    private static final byte[] NOTHING = {};
    private static final InputRequest LINE = new InputRequest("", false);

    private final Cells cells;
    private final InputStream console;
    // Not a monitor: a reader that waits for another's line must be interruptible.
    private final ReentrantLock reading = new ReentrantLock();
    private @Nullable CellContext typedFor;
    private @Nullable CellContext refusedTo;
    private byte[] line = NOTHING;
    private int next;

    RoutedInput(Cells cells, InputStream console) {
        this.cells = cells;
        this.console = console;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /// Reads at most to the end of the line: a second line is asked for when the first is used up.
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        var cell = cells.current();
        if (cell == null) {
            return console.read(bytes, offset, length);
        }
        if (length == 0) {
            return 0;
        }
        lock();
        try {
            // What one cell left unread is no input for the next.
            if (typedFor != cell || next == line.length) {
                typedFor = cell;
                line = NOTHING;
                next = 0;
                line = (ask(cell) + "\n").getBytes(StandardCharsets.UTF_8);
            }
            int taken = Math.min(length, line.length - next);
            System.arraycopy(line, next, bytes, offset, taken);
            next += taken;
            return taken;
        } finally {
            reading.unlock();
        }
    }

    /// Says in the output too why there is no input: a `Scanner` keeps the exception to itself.
    private String ask(CellContext cell) throws IOException {
        try {
            return cell.ask(LINE);
        } catch (InterruptedIOException stopped) {
            throw stopped;
        } catch (IOException refused) {
            if (refusedTo != cell) {
                refusedTo = cell;
                System.err.println(refused.getMessage());
            }
            throw refused;
        }
    }

    @Override
    public int available() throws IOException {
        var cell = cells.current();
        if (cell == null) {
            return console.available();
        }
        lock();
        try {
            return typedFor == cell ? line.length - next : 0;
        } finally {
            reading.unlock();
        }
    }

    private void lock() throws IOException {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while another thread was reading System.in");
        }
    }
}

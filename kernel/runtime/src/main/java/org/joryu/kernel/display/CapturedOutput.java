package org.joryu.kernel.display;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joryu.kernel.protocol.Comm;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.ClearOutput;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.ExecuteInput;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.IopubWelcome;
import org.joryu.kernel.protocol.Publication.Status;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook.Captured;

/// Keeps what a cell prints and shows. Everything else, such as the messages of widgets, passes.
final class CapturedOutput implements CellContext.Output {

    private final CellContext.Output outside;
    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();
    private final List<DisplayData> shown = new ArrayList<>();

    CapturedOutput(CellContext.Output outside) {
        this.outside = outside;
    }

    synchronized Captured captured() {
        return new Captured(
                stdout.toString(StandardCharsets.UTF_8),
                stderr.toString(StandardCharsets.UTF_8),
                shown.stream()
                        .map(display -> new MimeBundle(display.data(), display.metadata()))
                        .toList());
    }

    @Override
    public synchronized void publish(Publication publication) {
        switch (publication) {
            case DisplayData display -> shown.add(display);
            case UpdateDisplayData update -> {
                // What was shown before the capture is updated where it stands.
                if (!replace(update)) {
                    outside.publish(update);
                }
            }
            case ClearOutput _ -> clear();
            case Status _, Stream _, ExecuteInput _, ExecuteResult _, ExecutionError _, IopubWelcome _, Comm _ ->
                outside.publish(publication);
        }
    }

    private void clear() {
        stdout.reset();
        stderr.reset();
        shown.clear();
    }

    private boolean replace(UpdateDisplayData update) {
        Optional<DisplayData> held = shown.stream()
                .filter(display -> display.displayId().equals(update.displayId()))
                .findFirst();
        held.ifPresent(display -> shown.set(
                shown.indexOf(display), new DisplayData(update.data(), update.metadata(), update.displayId())));
        return held.isPresent();
    }

    @Override
    public synchronized void print(Stream.Name stream, byte[] bytes, int offset, int length) {
        var kept = switch (stream) {
            case STDOUT -> stdout;
            case STDERR -> stderr;
        };
        kept.write(bytes, offset, length);
    }

    @Override
    public void flush() {}

    /// Lets out what was captured: nobody will be given it.
    @Override
    public synchronized void finish() {
        release(Stream.Name.STDOUT, stdout);
        release(Stream.Name.STDERR, stderr);
        shown.forEach(outside::publish);
    }

    private void release(Stream.Name stream, ByteArrayOutputStream kept) {
        if (kept.size() > 0) {
            outside.print(stream, kept.toByteArray(), 0, kept.size());
        }
    }
}

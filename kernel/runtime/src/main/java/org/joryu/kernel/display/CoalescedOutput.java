package org.joryu.kernel.display;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.Stream;

/// A cell's output in the order it was made, with what is printed gathered into few messages.
///
/// One message per `println` would overrun every front end: a Jupyter server passes on 1,000 messages
/// a second and drops the rest.
final class CoalescedOutput implements CellContext.Output {

    /// Long enough to gather a loop's lines, short enough to look live.
    private static final long DELAY_MS = 50;

    private static final int ENOUGH_BYTES = 32 * 1024;

    private final CellContext.Destination destination;
    private final ScheduledExecutorService timer;
    private final OutputLimit limit;
    private final Map<Stream.Name, PendingText> pending = new EnumMap<>(Stream.Name.class);
    private Stream.Name latest = Stream.Name.STDOUT;
    private boolean awaitsTimer;
    private long printed;

    CoalescedOutput(CellContext.Destination destination, ScheduledExecutorService timer, OutputLimit limit) {
        this.destination = destination;
        this.timer = timer;
        this.limit = limit;
        for (var name : Stream.Name.values()) {
            pending.put(name, new PendingText());
        }
    }

    @Override
    public synchronized void publish(Publication publication) {
        flush();
        destination.publish(publication);
    }

    @Override
    public synchronized void print(Stream.Name stream, byte[] bytes, int offset, int length) {
        if (printed >= limit.bytes()) {
            return;
        }
        printed += length;
        append(stream, bytes, offset, length);
        if (printed >= limit.bytes()) {
            finish();
            publishText(Stream.Name.STDERR, limit.notice());
        }
    }

    private void append(Stream.Name stream, byte[] bytes, int offset, int length) {
        if (stream != latest) {
            flush();
            latest = stream;
        }
        var text = pendingOf(stream);
        text.append(bytes, offset, length);
        if (text.size() >= ENOUGH_BYTES) {
            flush();
        } else if (!awaitsTimer) {
            awaitsTimer = true;
            var _ = timer.schedule(this::flushInTime, DELAY_MS, TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public synchronized void flush() {
        publishText(latest, pendingOf(latest).takeWhole());
    }

    @Override
    public synchronized void finish() {
        flush();
        pending.forEach((name, text) -> publishText(name, text.takeAll()));
    }

    private synchronized void flushInTime() {
        awaitsTimer = false;
        flush();
    }

    private PendingText pendingOf(Stream.Name name) {
        return Objects.requireNonNull(pending.get(name));
    }

    private void publishText(Stream.Name name, String text) {
        if (!text.isEmpty()) {
            destination.publish(new Stream(name, text));
        }
    }
}

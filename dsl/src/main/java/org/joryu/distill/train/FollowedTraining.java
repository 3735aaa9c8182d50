package org.joryu.distill.train;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/// A training that happens in another process, or that has ended, for those who watch: all that its folder
/// tells, and what is written there until its end.
///
/// ```java
/// new FollowedTraining(outline, folder).show(took, () -> Optional.of(new TrainingEnd.Finished()));
/// ```
///
/// @param outline what it was about to do
/// @param folder where it is kept
public record FollowedTraining(TrainingOutline outline, RunFolder folder) {

    /// As often as a training's own view may change.
    private static final Duration PAUSE = Duration.ofMillis(500);

    /// Shows one that has ended, of which everything is known.
    public static void show(TrainingOutline outline, TrainingHistory history, Duration took, TrainingEnd end) {
        var audience = Audience.following();
        audience.started(outline);
        audience.earlier(history, took);
        audience.ended(end);
    }

    /// Tells the installed watchers, on the calling thread, and returns when it has ended, or the calling cell
    /// was stopped: the training knows nothing of that.
    ///
    /// @param took how long it has taken so far
    /// @param end how it has ended; empty while it goes on
    public void show(Duration took, Supplier<Optional<TrainingEnd>> end) {
        var ended = end.get();
        var audience = Audience.following();
        var tail = new Tail();
        audience.started(outline);
        audience.earlier(tail.read(), took);
        if (ended.isEmpty()) {
            audience.showHere();
        }
        while (ended.isEmpty()) {
            if (audience.stopRequested() || !paused()) {
                // The interrupt has been obeyed.
                Thread.interrupted();
                audience.left();
                return;
            }
            // In this order: what was written before it ended is there when it has.
            ended = end.get();
            tell(tail.read(), audience);
        }
        audience.ended(ended.get());
    }

    private static boolean paused() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /// Every epoch behind its steps.
    private static void tell(TrainingHistory news, Audience audience) {
        var epochs = news.epochs().iterator();
        var next = epochs.hasNext() ? epochs.next() : null;
        for (var step : news.steps()) {
            while (next != null && next.epoch() < step.epoch()) {
                audience.epoch(next);
                next = epochs.hasNext() ? epochs.next() : null;
            }
            audience.step(step);
        }
        if (next != null) {
            audience.epoch(next);
            epochs.forEachRemaining(audience::epoch);
        }
    }

    /// Reads whole lines as they come.
    private final class Tail {

        private long from;

        TrainingHistory read() {
            var path = folder.metrics();
            if (!Files.exists(path)) {
                return TrainingHistory.NONE;
            }
            // Opened anew each time, as on some systems an open file cannot be moved.
            try (var file = new RandomAccessFile(path.toFile(), "r")) {
                var bytes = new byte[Math.toIntExact(Math.max(0, file.length() - from))];
                file.seek(from);
                file.readFully(bytes);
                int whole = bytes.length;
                while (whole > 0 && bytes[whole - 1] != '\n') {
                    whole--;
                }
                from += whole;
                return MetricsFile.read(path, Arrays.copyOf(bytes, whole));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }
    }
}

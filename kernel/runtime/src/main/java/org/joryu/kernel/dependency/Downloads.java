package org.joryu.kernel.dependency;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.ChecksumFailureException;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.eclipse.aether.transfer.TransferEvent.RequestType;
import org.eclipse.aether.transfer.TransferResource;
import org.jspecify.annotations.Nullable;

/// What is being downloaded. Told by the threads that do it, read by that of the cell.
final class Downloads extends AbstractTransferListener implements Progress {

    private final long begin = System.nanoTime();
    private final Map<TransferResource, Long> running = new ConcurrentHashMap<>();
    private final AtomicLong finishedBytes = new AtomicLong();
    private final AtomicInteger finished = new AtomicInteger();
    private volatile boolean cancelled;
    private volatile @Nullable String corrupted;

    @Override
    public void cancel() {
        cancelled = true;
    }

    /// The file that is not what its repository says it is, if there was one.
    Optional<String> corrupted() {
        return Optional.ofNullable(corrupted);
    }

    @Override
    public void transferStarted(TransferEvent event) throws TransferCancelledException {
        follow(event);
    }

    @Override
    public void transferProgressed(TransferEvent event) throws TransferCancelledException {
        follow(event);
    }

    private void follow(TransferEvent event) throws TransferCancelledException {
        if (cancelled) {
            throw new TransferCancelledException();
        }
        if (event.getRequestType() == RequestType.GET) {
            running.put(event.getResource(), event.getTransferredBytes());
        }
    }

    @Override
    public void transferSucceeded(TransferEvent event) {
        if (running.remove(event.getResource()) != null) {
            finishedBytes.addAndGet(event.getTransferredBytes());
            finished.incrementAndGet();
        }
    }

    @Override
    public void transferFailed(TransferEvent event) {
        running.remove(event.getResource());
    }

    /// Maven only warns. A repository without checksums is let pass, a file with a wrong one is not.
    @Override
    public void transferCorrupted(TransferEvent event) throws TransferCancelledException {
        if (event.getException() instanceof ChecksumFailureException wrong
                && wrong.getExpected() != null
                && !wrong.getExpected().isEmpty()) {
            var resource = event.getResource();
            corrupted = "%s%s is damaged: its checksum must be %s, but is %s: try again, or name another repository"
                    .formatted(
                            resource.getRepositoryUrl(),
                            resource.getResourceName(),
                            wrong.getExpected(),
                            wrong.getActual());
            throw new TransferCancelledException(corrupted);
        }
    }

    @Override
    public Optional<String> text() {
        var now = running.entrySet().stream().max(Map.Entry.comparingByValue());
        if (now.isEmpty() && finished.get() == 0) {
            return Optional.empty();
        }
        var text = new StringBuilder();
        now.ifPresent(file -> text.append(name(file.getKey()))
                .append(' ')
                .append(bytes(file.getValue()))
                .append(
                        file.getKey().getContentLength() > 0
                                ? " of " + bytes(file.getKey().getContentLength())
                                : "")
                .append(running.size() > 1 ? " and %d more".formatted(running.size() - 1) : "")
                .append(" · "));
        return Optional.of(text.append(sum()).toString());
    }

    private String sum() {
        long bytes = finishedBytes.get()
                + running.values().stream().mapToLong(Long::longValue).sum();
        double seconds = (System.nanoTime() - begin) / 1e9;
        int files = finished.get();
        return "downloaded %,d file%s, %s in %s s%s"
                .formatted(
                        files,
                        files == 1 ? "" : "s",
                        bytes(bytes),
                        String.format(Locale.ROOT, "%.1f", seconds),
                        seconds < 1 ? "" : ", %s/s".formatted(bytes((long) (bytes / seconds))));
    }

    private static String name(TransferResource resource) {
        var path = resource.getResourceName();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String bytes(long bytes) {
        return bytes < 1_000
                ? bytes + " B"
                : bytes < 1_000_000
                        ? "%d kB".formatted(bytes / 1_000)
                        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}

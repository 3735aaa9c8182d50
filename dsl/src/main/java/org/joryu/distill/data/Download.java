package org.joryu.distill.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HexFormat;
import org.joryu.distill.work.Work;
import org.joryu.distill.work.WorkOutline;

/// Brings files into a folder: under another name first, renamed when they are on disk and are what
/// they must be.
final class Download implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    Download(Path folder) {
        this.folder = folder;
    }

    /// Does nothing if the file is there.
    ///
    /// @throws UncheckedIOException if it cannot be had, or is not what it must be
    void fetch(URI address, Mirror.RemoteFile file) {
        var target = folder.resolve(file.name());
        if (Files.isRegularFile(target)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            // A name of its own, as another notebook may be loading the same.
            var part = Files.createTempFile(folder, file.name(), ".part");
            try {
                var sha256 = load(address, part, file.name());
                if (!sha256.equals(file.sha256())) {
                    throw new IOException(
                            "its SHA-256 must be %s, but was %s: it came damaged or was changed, try again"
                                    .formatted(file.sha256(), sha256));
                }
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(address, new InterruptedIOException("interrupted: nothing is kept of it, say the same again"));
        } catch (IOException e) {
            throw failed(address, e);
        }
    }

    private UncheckedIOException failed(URI address, IOException e) {
        var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UncheckedIOException(
                "cannot download %s to %s: %s. Without a network, get it elsewhere and put it there"
                        .formatted(address, folder, reason),
                e);
    }

    private String load(URI address, Path part, String name) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("the server answered " + response.statusCode());
            }
            long total = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            try (var work = Work.begin(
                    new WorkOutline("download of " + name, total, WorkOutline.Unit.BYTES, "in " + part.getParent()))) {
                return save(body, part, work);
            }
        }
    }

    private static String save(InputStream body, Path part, Work work) throws IOException, InterruptedException {
        var digest = Sha256.start();
        try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            var buffer = new byte[BUFFER];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                digest.update(buffer, 0, read);
                for (var bytes = ByteBuffer.wrap(buffer, 0, read); bytes.hasRemaining(); ) {
                    channel.write(bytes);
                }
                work.advance(read);
            }
            channel.force(true);
        }
        work.done();
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() {
        // Not close(), which would wait for an answer that nobody reads any more.
        client.shutdownNow();
    }
}

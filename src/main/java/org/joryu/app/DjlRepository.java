package org.joryu.app;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/// Where DJL's makers keep libtorch, library by library (DJL 0.36, `LibUtils.downloadPyTorch`).
///
/// @param root the address of all versions, which ends in a slash
record DjlRepository(URI root) {

    static final DjlRepository OF_DJL = new DjlRepository(URI.create("https://publish.djl.ai/pytorch/"));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// What there is for CUDA.
    ///
    /// @return the files' addresses below the version's; empty where there are none
    /// @throws IOException if it cannot be reached
    List<String> files(Glue glue) throws IOException {
        var request = HttpRequest.newBuilder(root.resolve(glue.torch() + "/files.txt"))
                .timeout(PATIENCE)
                .build();
        var answer = send(request, HttpResponse.BodyHandlers.ofString());
        var wanted = "%s/%s/".formatted(glue.flavor().orElse("no flavor"), glue.platform());
        return answer.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(wanted) && line.endsWith(".gz"))
                .map(line -> glue.torch() + "/" + line)
                .toList();
    }

    /// Downloads them into a folder, which is there when all is there.
    ///
    /// @param progress told before each
    void download(List<String> files, Path folder, Consumer<String> progress) throws IOException {
        var draft = folder.resolveSibling(folder.getFileName() + ".part");
        Folders.delete(draft);
        Files.createDirectories(draft);
        try {
            for (int i = 0; i < files.size(); i++) {
                var name = name(files.get(i));
                progress.accept("Downloading %d of %d: %s".formatted(i + 1, files.size(), name));
                var request = HttpRequest.newBuilder(root.resolve(files.get(i))).build();
                try (var packed = send(request, HttpResponse.BodyHandlers.ofInputStream());
                        var library = new GZIPInputStream(packed)) {
                    Files.copy(library, draft.resolve(name));
                }
            }
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(draft);
        }
    }

    /// The file's own name: it comes from elsewhere, and may name no other folder.
    private static String name(String file) throws IOException {
        var coded = file.substring(file.lastIndexOf('/') + 1, file.length() - ".gz".length());
        var name = URLDecoder.decode(coded, StandardCharsets.UTF_8);
        if (name.contains("/") || name.contains("\\") || name.startsWith(".")) {
            throw new IOException("the list of files names " + file);
        }
        return name;
    }

    private static <T> T send(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            var answer = Client.CLIENT.send(request, body);
            if (answer.statusCode() != 200) {
                throw new IOException("%s answered %d".formatted(request.uri(), answer.statusCode()));
            }
            return answer.body();
        } catch (ConnectException unreachable) {
            throw new IOException(request.uri().getHost() + " cannot be reached", unreachable);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /// Made when it is needed. Never closed, as that waits for bodies that are still being read.
    private static final class Client {
        static final HttpClient CLIENT = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
    }

    @Override
    public String toString() {
        return root.toString();
    }
}

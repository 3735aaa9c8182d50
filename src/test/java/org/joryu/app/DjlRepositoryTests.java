package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server with files as DJL's has them: a list, and each library packed.
class DjlRepositoryTests {

    private static final Glue GLUE = new Glue("2.7.1", "linux-x86_64", Optional.of("cu128"));
    private static final String LIST = """
            cpu/linux-x86_64/native/lib/libtorch.so.gz
            cu128/linux-x86_64/native/lib/libcudart-c3a75b33.so.12.gz
            cu128/linux-x86_64/native/lib/libtorch%2Bcu.so.gz
            cu128/win-x86_64/native/lib/torch.dll.gz
            """;

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new HashMap<>();
    private HttpServer server;
    private DjlRepository repository;

    @BeforeEach
    void serve() throws IOException {
        files.put("/pytorch/2.7.1/files.txt", LIST.getBytes(StandardCharsets.UTF_8));
        files.put("/pytorch/2.7.1/cu128/linux-x86_64/native/lib/libcudart-c3a75b33.so.12.gz", packed("runtime"));
        files.put("/pytorch/2.7.1/cu128/linux-x86_64/native/lib/libtorch%2Bcu.so.gz", packed("torch"));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var file = files.get(exchange.getRequestURI().getRawPath());
            exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
            try (var body = exchange.getResponseBody()) {
                if (file != null) {
                    body.write(file);
                }
            }
        });
        server.start();
        repository = new DjlRepository(URI.create(
                "http://127.0.0.1:%d/pytorch/".formatted(server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void downloads_what_is_for_cuda_and_this_platform() throws IOException {
        var links = folder.resolve("links");
        assertThat(links.toFile().mkdir()).isTrue();
        var said = new ArrayList<String>();

        var settings =
                new TorchSource.Djl(GLUE, repository, repository.files(GLUE)).obtain(folder, links, true, said::add);

        assertThat(settings.torch()).isEqualTo(folder.resolve("djl-2.7.1-cu128"));
        assertThat(settings.torch().resolve("libtorch+cu.so")).hasContent("torch");
        assertThat(settings.torch().toFile().list()).hasSize(2);
        assertThat(settings.libraries()).containsExactly(links.resolve("cuda"), settings.torch());
        assertThat(links.resolve("cuda/libcudart.so")).hasContent("runtime");
        assertThat(said)
                .containsExactly("Downloading 1 of 2: libcudart-c3a75b33.so.12", "Downloading 2 of 2: libtorch+cu.so");
    }

    @Test
    void a_download_that_is_cut_off_leaves_nothing() throws IOException {
        var all = repository.files(GLUE);
        files.remove("/pytorch/2.7.1/cu128/linux-x86_64/native/lib/libtorch%2Bcu.so.gz");

        assertThatThrownBy(() -> repository.download(all, folder.resolve("natives"), step -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("answered 404");

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_name_that_leads_elsewhere_is_refused() {
        assertThatThrownBy(() -> repository.download(
                        List.of("2.7.1/cu128/linux-x86_64/native/lib/..%2F..%2Fevil.so.gz"),
                        folder.resolve("natives"),
                        step -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the list of files names");
    }

    @Test
    void says_who_cannot_be_reached() {
        server.stop(0);

        assertThatThrownBy(() -> repository.files(GLUE))
                .isInstanceOf(IOException.class)
                .hasMessage("127.0.0.1 cannot be reached");
    }

    private static byte[] packed(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}

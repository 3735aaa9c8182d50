package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTests {

    @TempDir
    private Path folder;

    private final Map<String, byte[]> published = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private Mirror mirror;
    private Path cache;

    DownloadTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void publish() throws Exception {
        var source = folder.resolve("source");
        DataFiles.mnist(source);
        DataFiles.gzipAll(source);
        var files = new TreeMap<String, byte[]>();
        try (var list = Files.list(source)) {
            for (var file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        published.putAll(files);
        var remote = new ArrayList<Mirror.RemoteFile>();
        for (var file : files.entrySet()) {
            var digest = MessageDigest.getInstance("SHA-256").digest(file.getValue());
            remote.add(new Mirror.RemoteFile(file.getKey(), HexFormat.of().formatHex(digest)));
        }
        server.createContext("/mnist/", exchange -> {
            var name = Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
            asked.add(name);
            try (exchange) {
                var content = published.get(name);
                if (content == null) {
                    exchange.sendResponseHeaders(404, -1);
                } else {
                    exchange.sendResponseHeaders(200, content.length);
                    exchange.getResponseBody().write(content);
                }
            }
        });
        server.start();
        var base = URI.create(
                "http://localhost:%d/mnist/".formatted(server.getAddress().getPort()));
        mirror = new Mirror("mnist", base, remote);
        cache = folder.resolve("cache");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private List<String> cached() throws IOException {
        try (var files = Files.list(cache.resolve("mnist"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void files_are_loaded_once_and_are_the_data_that_was_published() throws IOException {
        var loaded = Mnist.digits(mirror.fetch(cache));
        mirror.fetch(cache);

        assertThat(loaded.sha256())
                .isEqualTo(Mnist.digits(folder.resolve("source")).sha256());
        assertThat(asked).doesNotHaveDuplicates().hasSize(4);
        assertThat(cached()).containsExactlyElementsOf(new TreeMap<>(published).keySet());
    }

    @Test
    void a_damaged_file_is_not_kept_and_the_next_try_loads_what_is_missing() throws IOException {
        var name = "train-images-idx3-ubyte.gz";
        var whole = published.get(name);
        published.put(name, "damaged".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> mirror.fetch(cache))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(mirror.base() + name)
                .hasMessageContaining("its SHA-256 must be ");
        assertThat(cached()).noneMatch(file -> file.contains("train-images"));

        published.put(name, whole);
        asked.clear();
        mirror.fetch(cache);

        assertThat(asked).containsExactlyInAnyOrder(name, "train-labels-idx1-ubyte.gz");
        assertThat(Mnist.digits(cache.resolve("mnist")).train().size()).isEqualTo(10);
    }

    @Test
    void a_file_that_ends_too_early_is_not_kept() throws IOException {
        var name = "t10k-images-idx3-ubyte.gz";
        var content = Objects.requireNonNull(published.remove(name));
        server.createContext("/mnist/" + name, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content, 0, content.length / 2);
                exchange.getResponseBody().flush();
            }
        });

        assertThatThrownBy(() -> mirror.fetch(cache)).isInstanceOf(UncheckedIOException.class);
        assertThat(cached()).isEmpty();
    }

    @Test
    void what_is_not_there_is_told_with_address_and_remedy() throws IOException {
        published.remove("t10k-images-idx3-ubyte.gz");

        assertThatThrownBy(() -> mirror.fetch(cache))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot download %st10k-images-idx3-ubyte.gz to %s: the server answered 404."
                                .formatted(mirror.base(), cache.resolve("mnist"))
                        + " Without a network, get it elsewhere and put it there");
        assertThat(cached()).isEmpty();
    }

    @Test
    void without_a_network_the_address_and_the_place_are_told() {
        server.stop(0);

        assertThatThrownBy(() -> mirror.fetch(cache))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot download " + mirror.base())
                .hasMessageContaining(cache.resolve("mnist").toString())
                .hasMessageEndingWith("Without a network, get it elsewhere and put it there");
    }

    @Test
    void an_interrupt_in_the_middle_leaves_nothing_half_written() throws Exception {
        var name = "t10k-images-idx3-ubyte.gz";
        var content = Objects.requireNonNull(published.remove(name));
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        server.createContext("/mnist/" + name, exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, content.length);
                exchange.getResponseBody().write(content, 0, content.length / 2);
                exchange.getResponseBody().flush();
                begun.countDown();
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var failure = new AtomicReference<Throwable>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                mirror.fetch(cache);
            } catch (UncheckedIOException e) {
                failure.set(e);
            }
        });
        begun.await();
        thread.interrupt();
        thread.join();
        over.countDown();

        assertThat(failure.get()).hasMessageContaining("cannot download " + mirror.base() + name);
        assertThat(cached()).isEmpty();
    }
}

package org.joryu.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.interpreter.ExecutionOutcome.Interrupted;
import org.joryu.kernel.magic.NotebookUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users read when a library cannot be added.
class DependencyFailureTests {

    @TempDir
    private Path folder;

    private RepositoryUnderTest central;
    private NotebookUnderTest notebook;

    @BeforeEach
    void open() throws IOException {
        central = new RepositoryUnderTest(folder.resolve("mirror"));
        Files.createDirectories(central.folder());
        var settings = folder.resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><localRepository>%s</localRepository><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>"
                        .formatted(folder.resolve("local"), central.folder().toUri()));
        notebook = new NotebookUnderTest();
        notebook.interpreter.add(List.of(new DependencyMagic(new Locations(settings, null))));
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void malformed_arguments_are_told_with_an_example() {
        assertThat(message("gson"))
                .isEqualTo(
                        "coordinates must be group:artifact, group:artifact:version, group:artifact:extension:version or group:artifact:extension:classifier:version, but are gson: write them as in com.google.code.gson:gson:2.13.2");
        assertThat(message("lib/money.jar")).contains("files are added by %classpath");
        assertThat(message("org.x:app:1.0:")).contains("but are org.x:app:1.0:");
        assertThat(message("--fast org.x:app")).contains("there is no option --fast: the options are --exclude");
        assertThat(message("org.x:app --repo")).isEqualTo("--repo must be followed by a value");
        assertThat(message("--repo ftp://x org.x:app")).contains("--repo must be", "but is ftp://x");
        assertThat(message("--repo file:///no/such/folder org.x:app")).contains("but is file:///no/such/folder");
        assertThat(message("--exclude noise org.x:app")).contains("--exclude must be group:artifact", "but is noise");
    }

    @Test
    void a_version_that_there_is_not_is_told_with_the_newest_that_there_are() throws Exception {
        for (int minor = 1; minor <= 7; minor++) {
            central.library("org.x:app:1." + minor);
        }
        assertThat(message("org.x:app:2.0"))
                .startsWith("there is no version 2.0 of org.x:app in near (file:")
                .endsWith(": the newest are 1.7, 1.6, 1.5, 1.4, 1.3");
        assertThat(message("org.x:app:[3,4)")).contains("there is no version [3,4) of org.x:app", "1.7");
    }

    @Test
    void an_artifact_that_there_is_not_is_told_with_where_it_was_looked_for() {
        assertThat(message("org.x:absent"))
                .startsWith("there is no org.x:absent in near (file:")
                .endsWith("check how it is written, or name its repository by --repo");
        assertThat(message("org.x:absent:1")).startsWith("there is no org.x:absent in near");
    }

    @Test
    void what_a_library_lacks_is_told_with_the_remedy() throws Exception {
        central.library("org.x:app:1", "org.y:lost:3");
        assertThat(message("org.x:app:1"))
                .contains("org.y:lost:3 is not in near", "name its repository by --repo", "--exclude org.y:lost");
        assertThat(notebook.text("%dependency")).contains("has added nothing yet");
        notebook.run("%dependency --exclude org.y:lost org.x:app:1");
        assertThat(notebook.printed()).contains("added: org.x:app:1");
    }

    @Test
    void a_damaged_file_is_not_used() throws Exception {
        central.library("org.x:app:1");
        central.damage("org.x:app:1");
        assertThat(message("org.x:app:1"))
                .contains("app-1.jar is damaged: its checksum must be", "try again, or name another repository");
        central.library("org.x:app:1");
        notebook.run("%dependency org.x:app:1");
        assertThat(notebook.value("app.Version.text()")).isEqualTo("org.x:app:1");
    }

    @Test
    void offline_takes_what_was_downloaded_before() throws Exception {
        central.library("org.x:app:1");
        assertThat(message("--offline org.x:app:1")).contains("(offline)", "leave --offline out");
        notebook.run("%dependency org.x:app:1");
        try (var later = new NotebookUnderTest()) {
            later.interpreter.add(List.of(new DependencyMagic(new Locations(folder.resolve("settings.xml"), null))));
            central.damage("org.x:app:1");
            later.run("%dependency --offline org.x:app:1");
            assertThat(later.value("app.Version.text()")).isEqualTo("org.x:app:1");
        }
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var line = "--repo http://127.0.0.1:" + port + "/ org.x:app";
        assertThat(message(line + ":1"))
                .contains("org.x:app:pom:1 cannot be fetched from", "127.0.0.1:" + port, "settings.xml", "--offline");
        assertThat(message(line)).contains("cannot be fetched from", "127.0.0.1:" + port);
    }

    @Test
    void a_stop_does_not_wait_for_a_server_that_never_answers() throws Exception {
        var asked = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
        try (var cells = Executors.newSingleThreadExecutor()) {
            var cell = cells.submit(() -> notebook.run(
                    "%dependency --repo http://127.0.0.1:" + server.getAddress().getPort() + "/ org.x:app:1"));
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            notebook.interpreter.interrupt();
            assertThat(cell.get(30, TimeUnit.SECONDS)).isInstanceOf(Interrupted.class);
            assertThat(notebook.value("1 + 1")).isEqualTo(2);
        } finally {
            end.countDown();
            server.stop(0);
            awaitTheEndOfDownloads();
        }
    }

    /// What they write would come into the way of who deletes the folder.
    private static void awaitTheEndOfDownloads() throws InterruptedException {
        for (var thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("joryu-maven")) {
                thread.join();
            }
        }
    }

    private String message(String arguments) {
        return notebook.failure("%dependency " + arguments).message();
    }
}

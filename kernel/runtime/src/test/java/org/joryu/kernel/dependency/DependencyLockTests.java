package org.joryu.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joryu.kernel.magic.NotebookUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lock files, each written by one kernel and read by another.
class DependencyLockTests {

    @TempDir
    private Path folder;

    private RepositoryUnderTest central;
    private Path lock;

    @BeforeEach
    void publish() throws IOException {
        lock = folder.resolve("a notebook.lock.json");
        central = new RepositoryUnderTest(folder.resolve("mirror"));
        Files.createDirectories(central.folder());
        Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>"
                        .formatted(central.folder().toUri()));
        central.library("org.x:app:1.0", "org.x:core:[1,2)");
        central.library("org.x:core:1.1");
        central.library("org.x:other:1");
    }

    @Test
    void the_file_has_exact_versions_and_digests_of_all_that_was_added_also_later() throws IOException {
        try (var notebook = open("local")) {
            assertThat(printed(notebook, "%dependency --lock \"" + lock + "\""))
                    .isEqualTo("wrote %s (0 libraries)\n", lock);
            notebook.run("%dependency org.x:app");
        }

        var core = Sha256.of(central.file(new String[] {"org.x", "core", "1.1"}, ".jar"));
        assertThat(core).matches("[0-9a-f]{64}");
        assertThat(lock).content().isEqualTo("""
                {
                  "joryuLock": 1,
                  "dependencies": [
                    {
                      "coordinates": "org.x:app:1.0",
                      "sha256": "%s"
                    },
                    {
                      "coordinates": "org.x:core:1.1",
                      "sha256": "%s"
                    }
                  ]
                }
                """.formatted(
                        Sha256.of(central.file(new String[] {"org.x", "app", "1.0"}, ".jar")), core));
    }

    @Test
    void versions_that_are_open_are_those_that_are_locked() throws IOException {
        write("org.x:app");
        central.library("org.x:app:1.1", "org.x:core:[1,2)");
        central.library("org.x:core:1.2");

        try (var notebook = open("another")) {
            assertThat(printed(notebook, locked())).isEqualTo("held to %s (2 libraries)\n", lock);
            assertThat(printed(notebook, "%dependency org.x:app")).isEqualTo("""
                            added: org.x:app:1.0
                            and what it needs:
                                   org.x:core:1.1
                            org.x:app:1.0: the version that is locked
                            """);
        }
    }

    @Test
    void what_differs_is_named_and_nothing_is_added() throws IOException {
        write("org.x:app");
        central.library("org.x:app:2.0", "org.x:core:[1,2)", "org.x:other:1");

        try (var notebook = open("another")) {
            notebook.run(locked());
            assertThat(message(notebook, "%dependency org.x:app:2.0")).isEqualTo("""
                    the libraries are not those of %s, and none was added:
                      org.x:app is 2.0, but 1.0 in it
                      org.x:other:1 is not in it
                    to renew the file, leave --locked out and have --lock write it again""".formatted(lock));
            assertThat(notebook.text("%dependency --list")).contains("added nothing yet");
        }
    }

    @Test
    void another_file_of_the_same_version_is_refused() throws IOException {
        write("org.x:app:1.0");
        central.libraryWith("org.x:core:1.1", "core.Version", "package core; public final class Version {}");

        try (var notebook = open("another")) {
            notebook.run(locked());
            assertThat(message(notebook, "%dependency org.x:app:1.0"))
                    .contains("  org.x:core:1.1 has the SHA-256 ", " in it\n");
        }
    }

    @Test
    void what_was_added_before_is_held_to_it_too() throws IOException {
        write("org.x:app:1.0");

        try (var notebook = open("local")) {
            notebook.run("%dependency org.x:other:1");
            assertThat(message(notebook, locked())).contains("org.x:other:1 is not in it");
        }
    }

    @Test
    void a_file_that_is_none_is_told_with_the_remedy() throws IOException {
        try (var notebook = open("local")) {
            assertThat(message(notebook, locked()))
                    .isEqualTo("there is no lock file %s: write it by %%dependency --lock, or joryu run --lock", lock);
            Files.writeString(lock, "{\"dependencies\": []}");
            assertThat(message(notebook, locked()))
                    .isEqualTo("%s is no lock file: write another by %%dependency --lock", lock);
            Files.writeString(lock, "{\"joryuLock\": 2}");
            assertThat(message(notebook, locked()))
                    .isEqualTo("%s must be of version 1, but is of 2: renew it by %%dependency --lock", lock);
            assertThat(message(notebook, "%dependency org.x:app --lock"))
                    .isEqualTo("--lock must stand at the beginning, alone or with one file");
        }
    }

    @Test
    void lies_beside_the_notebook_where_the_front_end_tells_its_name() throws IOException {
        var notebookFile = Files.createFile(folder.resolve("a notebook.ipynb"));
        try (var notebook = open("local")) {
            assertThat(message(notebook, "%dependency --lock"))
                    .contains("--lock must be followed by a file here, since this front end does not tell");
            notebook.run("%env JPY_SESSION_NAME=" + notebookFile);
            notebook.run("%dependency org.x:other:1");
            assertThat(printed(notebook, "%dependency --lock")).isEqualTo("wrote %s (1 library)\n", lock);
        }
        assertThat(lock).exists();
    }

    private void write(String coordinates) {
        try (var notebook = open("local")) {
            notebook.run("%dependency " + coordinates);
            notebook.run("%dependency --lock \"" + lock + "\"");
        }
    }

    private String locked() {
        return "%dependency --locked \"" + lock + "\"";
    }

    private NotebookUnderTest open(String local) {
        var opened = new NotebookUnderTest();
        opened.interpreter.add(
                List.of(new DependencyMagic(new Locations(folder.resolve("settings.xml"), folder.resolve(local)))));
        return opened;
    }

    private static String printed(NotebookUnderTest notebook, String code) {
        notebook.run(code);
        return notebook.printed().replace("\r\n", "\n");
    }

    private static String message(NotebookUnderTest notebook, String code) {
        return notebook.failure(code).message();
    }
}

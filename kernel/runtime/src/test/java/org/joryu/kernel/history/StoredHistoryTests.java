package org.joryu.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryAccess.Range;
import org.joryu.kernel.protocol.HistoryAccess.Search;
import org.joryu.kernel.protocol.HistoryAccess.Tail;
import org.joryu.kernel.protocol.HistoryEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredHistoryTests {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Path folder;
    private final Path file;

    StoredHistoryTests(@TempDir Path folder) {
        this.folder = folder;
        file = folder.resolve("data").resolve("history.sqlite");
    }

    @Test
    void keeps_cells_across_restarts_and_numbers_the_sessions() {
        session("int a = 1;", "a");
        session("int b = 2;");
        try (var third = open()) {
            third.add(1, "int c = 3;", "3");
            assertThat(entries(third, new Tail(3)))
                    .containsExactly(
                            new HistoryEntry(1, 2, "a", null),
                            new HistoryEntry(2, 1, "int b = 2;", null),
                            new HistoryEntry(3, 1, "int c = 3;", "3"));
            assertThat(entries(third, new Range(0, 1, 9)))
                    .extracting(HistoryEntry::session)
                    .containsExactly(3);
            assertThat(entries(third, new Range(-1, 1, 9)))
                    .extracting(HistoryEntry::session)
                    .containsExactly(2);
            assertThat(entries(third, new Range(1, -1, 9)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("a");
            assertThat(entries(third, new Range(-3, 1, 9))).isEmpty();
            assertThat(entries(third, new Search("int*", 2, false)))
                    .extracting(HistoryEntry::session)
                    .containsExactly(2, 3);
        }
    }

    @Test
    void finds_the_latest_of_equal_cells_in_whatever_session() {
        session("a", "b", "a");
        session("b");
        try (var history = open()) {
            assertThat(entries(history, new Search("?", 9, true)))
                    .containsExactly(new HistoryEntry(1, 3, "a", null), new HistoryEntry(2, 1, "b", null));
        }
    }

    @Test
    void ends_the_tail_with_the_present_session_though_another_began_later() {
        try (var first = open()) {
            entries(first, new Tail(0));
            session("of another kernel");
            first.add(1, "of this one", null);
            assertThat(entries(first, new Tail(2)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("of another kernel", "of this one");
        }
    }

    @Test
    void does_not_touch_the_disk_before_there_is_something_to_keep() {
        try (var history = new StoredHistory(file, Limits.STANDARD, NEVER)) {
            assertThat(folder).isEmptyDirectory();
            history.add(1, "not yet saved", null);
            assertThat(folder).isEmptyDirectory();
        }
        try (var history = open()) {
            assertThat(entries(history, new Tail(9)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("not yet saved");
        }
    }

    @Test
    void leaves_no_file_behind_where_nothing_was_run() {
        open().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void loses_and_mixes_up_nothing_when_kernels_write_at_the_same_time() {
        var kernels = IntStream.range(0, 4)
                .mapToObj(kernel -> CompletableFuture.runAsync(() -> {
                    try (var history = open()) {
                        for (int line = 1; line <= 200; line++) {
                            history.add(line, "kernel " + kernel, null);
                        }
                    }
                }))
                .toList();
        kernels.forEach(CompletableFuture::join);
        try (var history = open()) {
            var all = entries(history, new Search("*", Integer.MAX_VALUE, false));
            assertThat(all).hasSize(4 * 200);
            for (int session = 1; session <= 4; session++) {
                assertThat(entries(history, new Range(session, 1, Integer.MAX_VALUE)))
                        .hasSize(200)
                        .extracting(HistoryEntry::source)
                        .containsOnly(entries(history, new Range(session, 1, 2))
                                .getFirst()
                                .source());
            }
        }
    }

    @Test
    void takes_a_cell_while_another_process_has_the_file_to_itself() throws SQLException {
        session("before");
        try (var history = open();
                var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
            history.add(1, "meanwhile", null);
            statement.execute("COMMIT");
            assertThat(entries(history, new Tail(9)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("before", "meanwhile");
        }
    }

    @Test
    void forgets_the_oldest_sessions() {
        var limits = new Limits(3, 4, 100, 100);
        for (int i = 1; i <= 5; i++) {
            session("cell of " + i);
        }
        try (var sixth = new StoredHistory(file, limits, Duration.ZERO)) {
            assertThat(entries(sixth, new Tail(99)))
                    .extracting(HistoryEntry::session)
                    .containsExactly(4, 5);
        }
        session("1", "2", "3", "4");
        try (var eighth = new StoredHistory(file, limits, Duration.ZERO)) {
            assertThat(entries(eighth, new Tail(99)))
                    .extracting(HistoryEntry::session)
                    .containsOnly(7)
                    .hasSize(4);
        }
    }

    @Test
    void moves_a_corrupt_file_aside_and_begins_a_new_one() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is no database ".repeat(100));
        session("survives");
        try (var history = open()) {
            assertThat(entries(history, new Tail(9)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("survives");
        }
        assertThat(filesBesides(file)).singleElement().satisfies(aside -> {
            assertThat(aside.getFileName().toString()).startsWith("history.sqlite.corrupt-");
            assertThat(aside).content().startsWith("this is no database");
        });
    }

    @Test
    void saves_the_whole_session_anew_when_the_file_breaks_meanwhile() throws IOException {
        try (var history = open()) {
            history.add(1, "first", null);
            entries(history, new Tail(1));
            Files.writeString(file, "no database any more ".repeat(1000));
            history.add(2, "second", null);
            assertThat(entries(history, new Tail(9)))
                    .extracting(HistoryEntry::source)
                    .containsExactly("first", "second");
        }
        assertThat(filesBesides(file)).hasSize(1);
    }

    @Test
    void keeps_the_session_in_memory_where_there_can_be_no_file() throws IOException {
        Files.writeString(folder.resolve("data"), "a file where a folder should be");
        try (var history = open()) {
            history.add(1, "a", "1");
            assertThat(entries(history, new Tail(9))).containsExactly(new HistoryEntry(1, 1, "a", "1"));
            history.add(2, "b", null);
            assertThat(entries(history, new Tail(9))).hasSize(2);
        }
    }

    @Test
    void leaves_the_database_of_another_program_alone() throws IOException, SQLException {
        Files.createDirectories(file.getParent());
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sessions (session INTEGER)");
        }
        var before = Files.readAllBytes(file);
        session("a");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(filesBesides(file)).isEmpty();
    }

    @Test
    void is_for_its_owner_alone() throws IOException {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        session("secret");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    private History open() {
        return new StoredHistory(file, Limits.STANDARD, Duration.ofMillis(1));
    }

    private void session(String... cells) {
        try (var history = open()) {
            for (int i = 0; i < cells.length; i++) {
                history.add(i + 1, cells[i], null);
            }
        }
    }

    private static List<HistoryEntry> entries(History history, HistoryAccess access) {
        return history.entries(access).join();
    }

    private static List<Path> filesBesides(Path file) throws IOException {
        try (var files = Files.list(file.toAbsolutePath().getParent())) {
            return new ArrayList<>(files.filter(other -> !other.equals(file)).toList());
        }
    }
}

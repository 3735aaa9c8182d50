package org.joryu.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What both kinds promise of one session.
class HistoryTests {

    @TempDir
    private Path folder;

    enum Kind {
        MEMORY,
        FILE
    }

    @ParameterizedTest
    @EnumSource
    void tail_gives_the_last_ones(Kind kind) {
        try (var history = filled(kind)) {
            assertThat(lines(history, new HistoryAccess.Tail(2))).containsExactly(3, 4);
            assertThat(lines(history, new HistoryAccess.Tail(99))).containsExactly(1, 2, 3, 4);
            assertThat(lines(history, new HistoryAccess.Tail(0))).isEmpty();
            assertThat(lines(history, new HistoryAccess.Tail(Integer.MIN_VALUE)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void range_excludes_its_end_and_counts_from_the_end_where_asked(Kind kind) {
        try (var history = filled(kind)) {
            assertThat(lines(history, new HistoryAccess.Range(0, 2, 4))).containsExactly(2, 3);
            assertThat(lines(history, new HistoryAccess.Range(1, 1, 2))).containsExactly(1);
            assertThat(lines(history, new HistoryAccess.Range(0, 3, 0))).containsExactly(3, 4);
            assertThat(lines(history, new HistoryAccess.Range(0, -2, Integer.MAX_VALUE)))
                    .containsExactly(3, 4);
            assertThat(lines(history, new HistoryAccess.Range(0, 1, -1))).containsExactly(1, 2, 3);
            assertThat(lines(history, new HistoryAccess.Range(-1, 1, 9))).isEmpty();
            assertThat(lines(history, new HistoryAccess.Range(Integer.MIN_VALUE, 1, 9)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void search_matches_a_glob_and_nothing_else_is_special(Kind kind) {
        try (var history = filled(kind)) {
            assertThat(lines(history, new HistoryAccess.Search("int ? = *", 9, false)))
                    .containsExactly(1, 3);
            assertThat(lines(history, new HistoryAccess.Search("a + 1", 9, false)))
                    .containsExactly(2, 4);
            assertThat(lines(history, new HistoryAccess.Search("*", 1, false))).containsExactly(4);
            assertThat(lines(history, new HistoryAccess.Search("*", -1, false))).isEmpty();
            assertThat(lines(history, new HistoryAccess.Search("[ab]*", 9, false)))
                    .isEmpty();
            history.add(5, "int[] c = {\n1};", null);
            assertThat(lines(history, new HistoryAccess.Search("int[] ? = {*};", 9, false)))
                    .containsExactly(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void search_lists_equal_sources_once_where_asked(Kind kind) {
        try (var history = filled(kind)) {
            assertThat(lines(history, new HistoryAccess.Search("a*", 9, true))).containsExactly(4);
            assertThat(lines(history, new HistoryAccess.Search("*", 2, true))).containsExactly(3, 4);
        }
    }

    @ParameterizedTest
    @EnumSource
    void cuts_long_results_and_does_not_keep_monstrous_cells(Kind kind) {
        try (var history = filled(kind)) {
            history.add(5, "c", "x".repeat(999) + "🌸".repeat(1000));
            history.add(6, "d".repeat(100_001), null);
            assertThat(history.entries(new HistoryAccess.Tail(1)).join())
                    .containsExactly(new HistoryEntry(1, 5, "c", "x".repeat(999) + "…"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void can_be_closed_twice_and_asked_afterwards(Kind kind) {
        var history = filled(kind);
        history.close();
        history.close();
        assertThat(lines(history, new HistoryAccess.Tail(1))).containsExactly(4);
    }

    private History filled(Kind kind) {
        var history = switch (kind) {
            case MEMORY -> History.inMemory();
            case FILE -> new StoredHistory(folder.resolve("h.sqlite"), Limits.STANDARD, Duration.ZERO);
        };
        var sources = List.of("int a = 1;", "a + 1", "int b = 2;", "a + 1");
        for (int i = 0; i < sources.size(); i++) {
            history.add(i + 1, sources.get(i), i % 2 == 0 ? null : "2");
        }
        return history;
    }

    private static List<Integer> lines(History history, HistoryAccess access) {
        return history.entries(access).join().stream().map(HistoryEntry::line).toList();
    }
}

package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.junit.jupiter.api.Test;

class HistoryTests {

    private final History history = new History();

    HistoryTests() {
        int line = 0;
        for (var source : List.of("int a = 1;", "a + 1", "int b = 2;", "a + 1")) {
            history.add(new HistoryEntry(History.SESSION, ++line, source, null));
        }
    }

    @Test
    void tail_gives_the_last_ones() {
        assertThat(lines(new HistoryAccess.Tail(2))).containsExactly(3, 4);
        assertThat(lines(new HistoryAccess.Tail(99))).containsExactly(1, 2, 3, 4);
        assertThat(lines(new HistoryAccess.Tail(0))).isEmpty();
        assertThat(lines(new HistoryAccess.Tail(Integer.MIN_VALUE))).isEmpty();
    }

    @Test
    void range_excludes_its_end() {
        assertThat(lines(new HistoryAccess.Range(0, 2, 4))).containsExactly(2, 3);
        assertThat(lines(new HistoryAccess.Range(History.SESSION, 1, 2))).containsExactly(1);
        assertThat(lines(new HistoryAccess.Range(-1, 1, 9))).isEmpty();
    }

    @Test
    void search_matches_a_glob_and_nothing_else_is_special() {
        assertThat(lines(new HistoryAccess.Search("int ? = *", 9, false))).containsExactly(1, 3);
        assertThat(lines(new HistoryAccess.Search("a + 1", 9, false))).containsExactly(2, 4);
        assertThat(lines(new HistoryAccess.Search("*", 1, false))).containsExactly(4);
        assertThat(lines(new HistoryAccess.Search("[ab]", 9, false))).isEmpty();
    }

    @Test
    void search_lists_equal_sources_once_where_asked() {
        assertThat(lines(new HistoryAccess.Search("a*", 9, true))).containsExactly(4);
    }

    private List<Integer> lines(HistoryAccess access) {
        return history.entries(access).stream().map(HistoryEntry::line).toList();
    }
}

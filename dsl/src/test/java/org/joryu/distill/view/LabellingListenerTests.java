package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.joryu.notebook.CancellationToken;
import org.junit.jupiter.api.Test;

class LabellingListenerTests {

    private static final long SECOND = 1_000_000_000L;

    private final FakeNotebook notebook = new FakeNotebook();
    private final AtomicLong clock = new AtomicLong();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PlainLabelling plain =
            new PlainLabelling(CancellationToken.NONE, new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void is_one_line_with_a_bar_that_is_replaced_at_most_twice_a_second() {
        var live = new LiveLabelling(notebook, clock::get);
        live.started("mlp(64, 10) labels digits", 1_000);
        for (int rows = 1; rows <= 1_000; rows++) {
            clock.addAndGet(SECOND / 100);
            live.labelled(rows);
        }
        live.ended(true);

        assertThat(notebook.sent).hasSizeBetween(20, 22);
        assertThat(notebook.sent.getLast().displayId())
                .isEqualTo(notebook.sent.getFirst().displayId());
        assertThat(notebook.sent.get(10).html())
                .contains("<b>mlp(64, 10) labels digits</b>", "<progress value=\"500\" max=\"1000\"", "ETA 0:05");
        assertThat(notebook.sent.getLast().html()).contains("1,000/1,000 rows | finished in 10 s");
    }

    @Test
    void stops_with_its_cell() {
        var live = new LiveLabelling(notebook, clock::get);
        assertThat(live.stopRequested()).isFalse();

        notebook.cancelled = true;
        assertThat(live.stopRequested()).isTrue();
        live.started("mlp(64, 10) labels digits", 1_000);
        live.ended(false);
        assertThat(notebook.sent.getLast().html()).contains("0/1,000 rows | ended early, nothing is kept of it");
    }

    @Test
    void is_a_line_of_text_for_every_tenth_where_nothing_can_be_replaced() {
        plain.started("mlp(64, 10) labels digits", 100_000);
        for (long rows = 4_096; rows < 100_000; rows += 4_096) {
            plain.labelled(rows);
        }
        plain.labelled(100_000);
        plain.ended(true);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(11)
                .startsWith("mlp(64, 10) labels digits, 100,000 rows", "labelled 12,288 of 100,000 rows")
                .endsWith("labelled 100,000 of 100,000 rows");
    }

    @Test
    void says_in_text_too_that_nothing_is_kept() {
        plain.started("mlp(64, 10) labels digits", 1_000);
        plain.ended(false);

        assertThat(printed.toString(StandardCharsets.UTF_8)).endsWith("ended after 0 of 1,000 rows, nothing is kept\n");
    }
}

package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.joryu.distill.work.WorkOutline;
import org.joryu.distill.work.WorkOutline.Unit;
import org.joryu.notebook.CancellationToken;
import org.junit.jupiter.api.Test;

class WorkListenerTests {

    private static final long SECOND = 1_000_000_000L;
    private static final WorkOutline LABELLING =
            new WorkOutline("mlp(64, 10) labels <digits>", 1_000, Unit.ROWS, "kept in labels.arrow");

    private final FakeNotebook notebook = new FakeNotebook();
    private final AtomicLong clock = new AtomicLong();
    private final LiveWork live = new LiveWork(notebook, clock::get);
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PlainWork plain =
            new PlainWork(CancellationToken.NONE, new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void is_one_line_with_a_bar_that_is_replaced_at_most_twice_a_second() {
        live.started(LABELLING);
        for (int rows = 1; rows <= 1_000; rows++) {
            clock.addAndGet(SECOND / 100);
            live.advanced(rows);
        }
        live.ended(true);

        assertThat(notebook.sent).hasSizeBetween(20, 22);
        assertThat(notebook.sent.getLast().displayId())
                .isEqualTo(notebook.sent.getFirst().displayId());
        assertThat(notebook.sent.get(9).html())
                .contains("<progress value=\"500\" max=\"1000\"", "mlp(64, 10) labels &lt;digits&gt;")
                .contains("500/1,000 rows | 100 rows/s | ETA 0:05");
        assertThat(notebook.sent.getLast().html()).contains("1,000/1,000 rows | done in 10 s, kept in labels.arrow");
        assertThat(notebook.sent.getLast().bundle().plainText())
                .isEqualTo("mlp(64, 10) labels <digits>: 1,000/1,000 rows | done in 10 s, kept in labels.arrow");
    }

    @Test
    void what_is_over_in_a_moment_leaves_nothing_behind() {
        live.started(LABELLING);
        clock.addAndGet(SECOND / 3);
        live.advanced(1_000);
        live.ended(true);

        assertThat(notebook.sent).isEmpty();
    }

    @Test
    void where_nobody_knows_how_much_there_is_there_is_no_bar() {
        live.started(new WorkOutline("download of images.zip", -1, Unit.BYTES, "in /data"));
        clock.addAndGet(2 * SECOND);
        live.advanced(3_000_000);

        assertThat(notebook.sent.getLast().html())
                .doesNotContain("<progress", "ETA")
                .contains("3.0 MB | 1.5 MB/s");
    }

    @Test
    void stops_with_its_cell() {
        assertThat(live.stopRequested()).isFalse();

        notebook.cancelled = true;
        assertThat(live.stopRequested()).isTrue();
        live.started(LABELLING);
        clock.addAndGet(SECOND);
        live.advanced(10);
        live.ended(false);
        assertThat(notebook.sent.getLast().html()).contains("10/1,000 rows | ended early, nothing is kept of it");
    }

    @Test
    void is_a_line_of_text_for_every_tenth_where_nothing_can_be_replaced() {
        plain.started(LABELLING);
        for (long rows = 40; rows <= 1_000; rows += 40) {
            plain.advanced(rows);
        }
        plain.ended(true);

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .hasSize(12)
                .startsWith("mlp(64, 10) labels <digits>: 0/1,000 rows", "mlp(64, 10) labels <digits>: 120/1,000 rows")
                .endsWith("mlp(64, 10) labels <digits>: kept in labels.arrow");
    }

    @Test
    void says_in_text_too_that_nothing_is_kept() {
        plain.started(LABELLING);
        plain.ended(false);

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .endsWith("labels <digits>: ended after 0/1,000 rows, nothing is kept\n");
    }

    @Test
    void text_is_silent_about_work_of_which_nothing_is_left() {
        plain.started(new WorkOutline("mlp(64, 10) answers", 1_000, Unit.ROWS, ""));
        plain.advanced(1_000);
        plain.ended(true);

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }
}

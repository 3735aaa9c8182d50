package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.joryu.distill.chart.Chart;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeriesListenerTests {

    private static final SeriesOutline OUTLINE = new SeriesOutline("5 seeds of <one>", 3, 15);

    private final FakeNotebook notebook = new FakeNotebook();
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private final Charting charting = new Charting(Chart::png, new PrintStream(notices, true, StandardCharsets.UTF_8));
    private final FakeTraining training = FakeTraining.distillation(5, 10);
    private final LiveSeriesListener live = new LiveSeriesListener(notebook, training::nanoTime, charting);

    private void play(SeriesListener listener) {
        listener.started(OUTLINE);
        training.play(listener.training(1), 50, new TrainingEnd.Finished());
        training.play(listener.training(2), 12, new TrainingEnd.Failed(13, "the loss is NaN"));
        training.play(listener.training(3), 20, new TrainingEnd.Stopped(20));
        listener.ended("stopped, and no verdict");
    }

    @Test
    void all_trainings_share_one_panel_that_is_updated_at_most_twice_a_second() {
        play(live);

        // 82 steps of 10 ms: at the first half second, and at the end.
        assertThat(notebook.sent)
                .hasSize(3)
                .extracting(FakeNotebook.Sent::displayId)
                .containsOnly("display-1");
    }

    @Test
    void the_panel_tells_who_is_trained_and_what_the_others_came_to() {
        live.started(OUTLINE);
        training.play(live.training(1), 50, new TrainingEnd.Finished());

        var panel = notebook.sent.getLast();
        assertThat(notebook.sent.getFirst().html())
                .contains("5 seeds of &lt;one&gt;", "0/3 trainings | waiting for the first step");
        assertThat(panel.html())
                .contains(
                        "value=\"5.0\" max=\"15\"", "0/3 trainings | ETA 0:01", "&lt;mlp&gt;(64, 12, 10) | epoch 5/5");
        assertThat(panel.bundle().plainText()).startsWith("5 seeds of <one>\n0/3 trainings | ETA 0:01\nmlp(");
    }

    @Test
    void the_panel_tells_how_each_ended_and_how_all_did() {
        play(live);

        var panel = notebook.sent.getLast();
        assertThat(panel.html().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " "))
                .contains("3/3 trainings | 0.8 s", "stopped, and no verdict")
                .contains("97.3 % 3 ", "failed at step 13 –", "90.2 % 2");
        assertThat(panel.bundle().plainText())
                .contains("(64, 12, 10): best dev accuracy 97.3 %, in epoch 3")
                .contains("(64, 12, 10): failed at step 13, the loss is NaN")
                .contains("(64, 12, 10): stopped at step 20, best dev accuracy 90.2 %, in epoch 2");
    }

    @Test
    void a_cancelled_cell_stops_the_training_under_way() {
        live.started(OUTLINE);
        assertThat(live.training(1).stopRequested()).isFalse();

        notebook.cancelled = true;

        assertThat(live.training(2).stopRequested()).isTrue();
    }

    @Test
    void a_page_that_cannot_be_shown_ends_no_training() {
        var broken = new Notebook() {
            @Override
            public DisplayHandle show(@Nullable Object value) {
                throw new IllegalStateException("no page");
            }

            @Override
            public CancellationToken cancellation() {
                return CancellationToken.NONE;
            }

            @Override
            public boolean isLive() {
                return true;
            }
        };

        play(new LiveSeriesListener(broken, training::nanoTime, charting));

        assertThat(notices.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("the trainings go on unseen, because showing them failed:"
                        + " java.lang.IllegalStateException: no page");
    }

    @Test
    void in_text_every_training_is_a_line() {
        var out = new ByteArrayOutputStream();
        play(new PlainSeriesListener(
                CancellationToken.NONE,
                new PlainLines(new PrintStream(out, true, StandardCharsets.UTF_8), training::nanoTime, false, "")));

        var name = "mlp(64, 256, 10) → <mlp>(64, 12, 10)";
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "5 seeds of <one>, 3 trainings",
                        "1/3 | " + name + ": best dev accuracy 97.3 %, in epoch 3",
                        "2/3 | " + name + ": failed at step 13, the loss is NaN",
                        "3/3 | " + name + ": stopped at step 20, best dev accuracy 90.2 %, in epoch 2",
                        "stopped, and no verdict, in 0.8 s");
    }
}

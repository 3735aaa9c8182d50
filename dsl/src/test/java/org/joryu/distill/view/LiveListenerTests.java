package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.joryu.distill.chart.Chart;
import org.joryu.distill.train.NamedLoss;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveListenerTests {

    private static final String PANEL = "display-1";
    private static final String CHART = "display-2";

    private final FakeNotebook notebook = new FakeNotebook();
    private final ByteArrayOutputStream notices = new ByteArrayOutputStream();
    private final Charting charting = new Charting(Chart::png, new PrintStream(notices, true, StandardCharsets.UTF_8));

    private LiveListener listener(FakeTraining training) {
        return new LiveListener(notebook, charting, training::nanoTime);
    }

    private void play(FakeTraining training, long steps, TrainingEnd end) {
        training.play(listener(training), steps, end);
    }

    @Test
    void ten_thousand_fast_steps_are_at_most_two_updates_a_second() {
        // 0.5 ms a step: 5 s in all
        var training = new FakeTraining(1000, 10, 0.983, 500_000);
        play(training, 10_000, new TrainingEnd.Finished());

        assertThat(notebook.sent).hasSizeBetween(10, 2 * 5 + 4);
        assertThat(notebook.of(PANEL)).hasSizeGreaterThan(5);
        assertThat(notebook.of(CHART)).hasSizeGreaterThan(5);
    }

    @Test
    void no_update_comes_before_half_a_second() {
        var training = new FakeTraining(1000, 10, 0.983, 1);
        play(training, 10_000, new TrainingEnd.Finished());

        assertThat(notebook.sent).hasSize(4);
        assertThat(notebook.sent.stream().filter(FakeNotebook.Sent::first)).hasSize(2);
    }

    @Test
    void slow_steps_are_shown_one_by_one() {
        var training = new FakeTraining(2, 3, 0.983, 2_000_000_000L);
        play(training, 6, new TrainingEnd.Finished());

        assertThat(notebook.sent).hasSize(2 + 6 + 2);
    }

    @Test
    void the_first_displays_have_content() {
        play(FakeTraining.distillation(5, 10), 0, new TrainingEnd.Stopped(0));

        assertThat(notebook.sent.get(0).html()).contains("0/50 steps", "epoch 1/5", "waiting for the first step");
        assertThat(notebook.sent.get(1).html()).contains("<svg", "teacher 98.3 %", "L = 0.3·CE + 0.7·4²·KL");
    }

    @Test
    void the_table_has_a_column_for_every_loss_where_there_are_several() {
        play(
                FakeTraining.distillation(2, 3)
                        .of(new NamedLoss("CE", 0.1), new NamedLoss("KL", 0.4), new NamedLoss("DIST", 0.0716)),
                6,
                new TrainingEnd.Finished());

        assertThat(notebook.of(PANEL).getLast().html())
                .contains(">KL</th>", ">DIST</th>", ">0.4000</td>", ">0.0716</td>");
    }

    @Test
    void updates_stay_small_however_long_the_training_is() {
        play(FakeTraining.distillation(5_000, 20), 100_000, new TrainingEnd.Finished());

        assertThat(notebook.sent)
                .allSatisfy(sent -> assertThat(sent.html().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThan(30_000));
    }

    @Test
    void html_has_nothing_that_a_sanitizer_warns_of_and_nothing_to_typeset() {
        play(
                FakeTraining.distillation(150, 4),
                600,
                new TrainingEnd.Failed(600, "$$\\alpha$$ <script>alert(1)</script>"));

        assertThat(notebook.sent)
                .allSatisfy(sent -> assertThat(sent.html())
                        .doesNotContain("<script", "<style", "javascript:", "onclick", "class=", "$", "<mlp>"));
    }

    @Test
    void the_panel_prints_every_number_it_draws() {
        play(FakeTraining.distillation(150, 4), 600, new TrainingEnd.Finished());
        var words = notebook.of(PANEL).getLast().html().replaceAll("<[^>]*>", " ");

        assertThat(words)
                .contains("600/600 steps", "epoch 150/150", "100 steps/s", "done in 6.0 s, best student kept")
                .contains("best: 3", "97.3 %", "0.1234", "0.5432", "0.4321", "0.2109", "87.7 %")
                .contains("146", "150")
                .doesNotContain("145", "ETA");
    }

    @Test
    void while_it_runs_the_panel_tells_the_rate_and_the_time_that_is_left() {
        play(FakeTraining.distillation(100, 10), 1000, new TrainingEnd.Finished());

        // The first turn: 50 steps of 10 ms, 950 to go.
        assertThat(notebook.of(PANEL).get(1).bundle().plainText())
                .contains(
                        "50/1,000 steps | epoch 5/100 | 100 steps/s | ETA 0:10 | loss 0.2940 (hard 0.1400, soft 0.3600)");
    }

    @Test
    void the_chart_ends_as_Vega_Lite_and_PNG_and_text_and_nothing_else() {
        play(FakeTraining.distillation(150, 4), 600, new TrainingEnd.Finished());
        var last = notebook.of(CHART).getLast().bundle();

        assertThat(last.data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.VEGA_LITE, MimeBundle.PNG);
        assertThat(Base64.getDecoder().decode((String) last.get(MimeBundle.PNG).orElseThrow()))
                .hasSizeGreaterThan(1_000);
        assertThat(last.metadata()).containsEntry(MimeBundle.PNG, Map.of("width", 680, "height", 290));
        assertThat(last.plainText()).contains("best dev accuracy 97.3 % in epoch 3, teacher 98.3 %");
        assertThat(notices.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void metadata_never_change_between_updates() {
        play(FakeTraining.distillation(150, 4), 600, new TrainingEnd.Finished());

        for (var display : new String[] {PANEL, CHART}) {
            assertThat(notebook.of(display).stream()
                            .map(sent -> sent.bundle().metadata())
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    void a_stopped_training_says_so_in_amber_and_still_gets_its_chart() {
        play(FakeTraining.distillation(150, 4), 230, new TrainingEnd.Stopped(230));

        assertThat(notebook.of(PANEL).getLast().html())
                .contains(
                        "<b style=\"color:#c27c0e\">stopped at step 230, best student kept (epoch 3, 97.3 % on dev)</b>");
        assertThat(notebook.of(CHART).getLast().bundle().data()).containsKeys(MimeBundle.VEGA_LITE, MimeBundle.PNG);
    }

    @Test
    void a_failed_training_says_why_in_red_and_still_gets_its_chart() {
        play(FakeTraining.distillation(150, 4), 99, new TrainingEnd.Failed(100, "total loss is NaN"));

        assertThat(notebook.of(PANEL).getLast().html())
                .contains("<b style=\"color:#d1383d\">failed at step 100: total loss is NaN</b>", "value=\"99\"");
        assertThat(notebook.of(CHART).getLast().bundle().data()).containsKeys(MimeBundle.VEGA_LITE, MimeBundle.PNG);
    }

    @Test
    void a_training_that_fails_at_once_has_nothing_to_draw() {
        play(FakeTraining.distillation(150, 4), 0, new TrainingEnd.Failed(1, "no"));

        assertThat(notebook.of(CHART).getLast().bundle().data()).containsOnlyKeys(MimeBundle.TEXT);
        assertThat(notebook.of(CHART).getLast().bundle().plainText())
                .endsWith("no step was finished, so there is nothing to draw");
    }

    @Test
    void without_a_teacher_there_is_one_loss_and_no_agreement() {
        play(new FakeTraining(20, 10, Double.NaN, 10_000_000), 200, new TrainingEnd.Finished());

        assertThat(notebook.sent)
                .allSatisfy(sent -> assertThat(sent.html()).doesNotContain("soft", "hard", "teacher", "NaN", "–"));
        assertThat(notebook.of(PANEL).getLast().html()).contains("best model kept");
    }

    @Test
    void the_cells_stop_button_stops_the_training() {
        var listener = listener(FakeTraining.distillation(1, 1));

        assertThat(listener.stopRequested()).isFalse();
        notebook.cancelled = true;
        assertThat(listener.stopRequested()).isTrue();
    }

    @Test
    void without_fonts_the_PNG_is_left_out_and_told_of_once() {
        var fontless = new Charting(
                chart -> {
                    throw new InternalError("Fontconfig head is null");
                },
                new PrintStream(notices, true, StandardCharsets.UTF_8));
        for (int i = 0; i < 2; i++) {
            var training = FakeTraining.distillation(5, 10);
            training.play(new LiveListener(notebook, fontless, training::nanoTime), 50, new TrainingEnd.Finished());
        }

        assertThat(notebook.sent.getLast().bundle().data()).containsOnlyKeys(MimeBundle.TEXT, MimeBundle.VEGA_LITE);
        assertThat(notices.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("charts are shown without PNG, because drawing it failed"
                        + " (java.lang.InternalError: Fontconfig head is null)");
    }

    @Test
    void a_display_that_breaks_does_not_break_the_training() {
        var training = FakeTraining.distillation(150, 4);
        training.play(
                new LiveListener(new BrokenNotebook(), charting, training::nanoTime), 600, new TrainingEnd.Finished());

        assertThat(notices.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("the training goes on unseen, because showing it failed:"
                        + " java.lang.IllegalStateException: the front end is gone");
    }

    /// Shows, and cannot update what it showed.
    private static final class BrokenNotebook implements Notebook {

        @Override
        public DisplayHandle show(@Nullable Object value) {
            return new DisplayHandle() {
                @Override
                public String displayId() {
                    return "broken";
                }

                @Override
                public void update(@Nullable Object value) {
                    throw new IllegalStateException("the front end is gone");
                }
            };
        }

        @Override
        public CancellationToken cancellation() {
            return CancellationToken.NONE;
        }

        @Override
        public boolean isLive() {
            return true;
        }
    }
}

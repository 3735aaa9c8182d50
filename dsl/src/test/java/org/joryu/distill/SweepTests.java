package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.joryu.distill.Convention.REPDISTILLER;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.softTargets;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class SweepTests {

    @Test
    void dev_chooses_and_the_winner_is_a_plan() {
        var sweep = Sweeps.whole();

        assertThat(sweep.winner().name()).isEqualTo("T = 4, alpha = 0.1");
        assertThat(sweep.best())
                .isEqualTo(Studies.plan().epochs(12).temperature(4).alpha(0.1));
        assertThat(sweep.verdict())
                .isEqualTo("best on dev: T = 4, alpha = 0.1, with 95.0 % after 12 epochs,"
                        + " from which 1 of 4 others could not be told apart");
    }

    @Test
    void of_equal_accuracies_the_lower_loss_wins_and_of_equals_the_first() {
        assertThat(Sweeps.of(Sweeps.plan(), 1, false, .9, .95, .95, .9, .9, .9)
                        .winner()
                        .name())
                .isEqualTo("T = 2.5, alpha = 0.1");
    }

    @Test
    void is_a_map_and_a_table_of_text_that_fit_on_a_page() {
        var sweep = Sweeps.whole();
        var lines = sweep.toString().lines().toList();

        assertThat(lines)
                .containsExactly(
                        "sweep of 6 plans, mlp(64, 32, 10) → mlp(64, 12, 10)",
                        "",
                        "dev accuracy   T = 1   T = 2.5   T = 4",
                        "alpha = 0.1   92.1 %    93.0 %  95.0 %",
                        "alpha = 0.9   94.7 %  diverged  90.0 %",
                        "",
                        "                      epochs  dev accuracy  in epoch  dev loss  agrees",
                        "T = 4, alpha = 0.1        12        95.0 %         3    0.0500  90.0 %",
                        "T = 1, alpha = 0.9        12        94.7 %         3    0.0530  90.0 %",
                        "T = 2.5, alpha = 0.1      12        93.0 %         3    0.0700  90.0 %",
                        "T = 1, alpha = 0.1        12        92.1 %         3    0.0790  90.0 %",
                        "T = 4, alpha = 0.9        12        90.0 %         3    0.1000  90.0 %",
                        "",
                        "T = 2.5, alpha = 0.9: the loss of step 7 is NaN",
                        digits().take(200).toString(),
                        "Trained: all 6 for 12 epochs.",
                        "Each: seed 1, same initial weights, same batches.",
                        "The teacher was asked once, and its logits kept for all.",
                        "Dev chose, with 357 rows, of which one is 0.3 points: it flatters the best of 6.",
                        "The test split was not read: best().run().report() reads it.",
                        sweep.verdict());
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 100);
    }

    @Test
    void with_halving_only_those_of_the_last_round_compete() {
        var sweep = Sweeps.halved();

        assertThat(sweep.verdict())
                .isEqualTo("best on dev: T = 1, alpha = 0.9, with 96.6 % after 12 epochs,"
                        + " from which 1 of 1 others could not be told apart");
        var lines = sweep.toString().lines().toList();
        assertThat(lines.subList(0, lines.size() - 1)).allMatch(line -> line.length() <= 100);
        assertThat(sweep.best().recipe().epochs()).isEqualTo(12);
        assertThat(sweep.toString())
                .contains("alpha = 0.9   96.6 % (12)    diverged   90.0 % (4)")
                .contains("Trained: all 6 for 4 epochs, the best 2 for 12.")
                .contains("What was dropped is not proved worse: soft targets pay late.")
                .contains("Every round trained anew; in brackets, for how many epochs, and only equals compare.");
    }

    @Test
    void a_winner_alone_in_its_round_was_chosen_in_the_one_before() {
        var halved = Sweeps.halved();
        var plan = Studies.plan()
                .epochs(12)
                .sweep()
                .temperature(1, 2.5, 4)
                .alpha(0.1, 0.9)
                .halving(2);
        // As if only the winner had gone on.
        var cells = new ArrayList<>(halved.cells());
        var second = cells.get(2);
        cells.set(
                2,
                new Sweep.Cell(
                        second.temperature(), second.alpha(), second.trained().subList(0, 1), second.failure()));

        assertThat(new Sweep(plan, halved.data(), halved.devRows(), cells, 2, false).verdict())
                .isEqualTo("best on dev: T = 1, alpha = 0.9, with 96.6 % after 12 epochs, from which 1 of 4 others"
                        + " could not be told apart after 3 epochs, when it was chosen");
    }

    @Test
    void what_was_finished_before_a_stop_is_kept_and_said() {
        var sweep = Sweeps.stopped();

        assertThat(sweep.verdict()).endsWith("; stopped before the end");
        assertThat(sweep.toString())
                .contains("alpha = 0.9   94.7 %        –       –")
                .contains("Stopped: 0 of 1 rounds were finished; what was trained is kept.");
        var nothing = Sweeps.of(Sweeps.plan(), 0, true);
        assertThat(nothing.verdict()).isEqualTo("no best plan: stopped before any training was finished");
        assertThatIllegalStateException()
                .isThrownBy(nothing::best)
                .withMessage("there is no best plan, as the sweep was stopped before any training was finished:"
                        + " run it again");
    }

    @Test
    void where_all_diverged_there_is_no_best_plan() {
        double no = Double.NaN;
        var sweep = Sweeps.of(Sweeps.plan(), 1, false, no, no, no, no, no, no);

        assertThat(sweep.verdict()).isEqualTo("no best plan: all 6 trainings diverged");
        assertThatIllegalStateException()
                .isThrownBy(sweep::best)
                .withMessage("there is no best plan, as all 6 trainings diverged: lower the learning rate");
        assertThat(sweep.toString()).contains("alpha = 0.1   diverged  diverged  diverged");
    }

    @Test
    void halving_gives_all_a_few_epochs_and_the_best_all_of_them() {
        var plan = Studies.plan().epochs(60).sweep().temperature(1, 2, 4, 8).alpha(.1, .5, .9);

        assertThat(plan.rounds()).containsExactly(new SweepPlan.Round(12, 60));
        assertThat(plan.halving(3).rounds())
                .containsExactly(new SweepPlan.Round(12, 7), new SweepPlan.Round(4, 20), new SweepPlan.Round(1, 60));
        assertThat(plan.halving(2).rounds())
                .containsExactly(
                        new SweepPlan.Round(12, 8),
                        new SweepPlan.Round(6, 15),
                        new SweepPlan.Round(3, 30),
                        new SweepPlan.Round(1, 60));
        assertThat(plan.halving(3).toString())
                .contains("sweep    T = 1, 2, 4, 8; alpha = 0.1, 0.5, 0.9;"
                        + " all 12 for 7 epochs, the best 4 for 20, the best 1 for 60; dev chooses");
        // There are no fewer epochs than one.
        assertThat(Studies.plan()
                        .epochs(3)
                        .sweep()
                        .temperature(1, 2, 4, 8)
                        .alpha(.1, .5, .9)
                        .halving(3)
                        .rounds())
                .containsExactly(new SweepPlan.Round(12, 1), new SweepPlan.Round(4, 3));
    }

    @Test
    void a_word_left_out_keeps_what_the_plan_says() {
        var plan = Studies.plan().convention(REPDISTILLER).sweep().temperature(2, 4);

        assertThat(plan.candidates()).hasSize(2);
        assertThat(plan.candidates().getFirst().plan())
                .isEqualTo(Studies.plan().convention(REPDISTILLER).temperature(2));
        assertThat(plan.toString()).contains("sweep    T = 2, 4; alpha as it is; all 2 for 30 epochs; dev chooses");
    }

    @Test
    void refuses_what_cannot_be_tried() {
        var plan = Studies.plan();
        var sweep = plan.sweep();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep.temperature(2, 0))
                .withMessage("temperature must be > 0 and finite, but was 0.0:"
                        + " 1 leaves the teacher's answers as they are, 2 to 8 are usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep.alpha(0.1, 0.5, 0.1))
                .withMessage("alpha must be given values that all differ, but was given [0.1, 0.5, 0.1]:"
                        + " leave out the repeated ones");
        assertThatIllegalArgumentException()
                .isThrownBy(sweep::alpha)
                .withMessage("alpha must be given at least one value, but was given none:"
                        + " leave the word out to keep the plan's");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep.halving(1))
                .withMessage("eta must be ≥ 2, but was 1: one in eta goes on after each round; 3 is usual");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep.alpha(0.5).run())
                .withMessage("sweep must have at least two combinations, but has 1:"
                        + " say .temperature(1, 2, 4, 8) or .alpha(0.1, 0.5, 0.9)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sweep.alpha(0.1, 0.5).halving(3).run())
                .withMessage("eta must be at most the number of combinations, 2, and that of epochs, 30, but was 3:"
                        + " there is nothing to halve; leave out .halving(...)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.loss(softTargets(4)).sweep().temperature(1, 2))
                .withMessageStartingWith("temperature must not be said where loss(...) is, but was 1.0");
    }
}

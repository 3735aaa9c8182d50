package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.Joryu.transformer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.junit.jupiter.api.Test;

class SweepRunTests {

    private static final TrainingRun TEACHER =
            train(mlp(64, 32, 10)).on(digits()).epochs(5).device("cpu").run();
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 12, 10))
            .on(digits().take(100))
            .epochs(4)
            .seed(1)
            .device("cpu");

    @Test
    void every_cell_is_what_its_plan_comes_to() {
        var sweep = PLAN.sweep().temperature(1, 4).alpha(0.1, 0.9).run();

        assertThat(sweep.cells())
                .extracting(Sweep.Cell::name)
                .containsExactly(
                        "T = 1, alpha = 0.1", "T = 4, alpha = 0.1", "T = 1, alpha = 0.9", "T = 4, alpha = 0.9");
        var run = PLAN.temperature(4).alpha(0.9).run();
        assertThat(sweep.cells().getLast().trained()).containsExactly(new Sweep.Trained(4, run.best()));
        assertThat(sweep.best().run().best())
                .isEqualTo(sweep.winner().trained().getLast().best());
        assertThat(sweep.stopped()).isFalse();
        assertThat(sweep.complete()).isEqualTo(1);
    }

    @Test
    void halving_trains_the_best_of_each_round_for_longer() {
        var titles = new ArrayList<String>();
        var sweep = PLAN.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        titles.add(outline.title() + ", " + outline.epochs() + " epochs");
                    }
                })
                .sweep()
                .temperature(1, 4)
                .alpha(0.1, 0.9)
                .halving(2)
                .run();

        assertThat(titles).hasSize(4 + 2 + 1);
        assertThat(titles.getFirst()).isEqualTo("mlp(64, 12, 10), T = 1, alpha = 0.1, round 1 (1 of 4), 1 epochs");
        assertThat(titles.getLast()).endsWith(", round 3 (1 of 1), 4 epochs");
        assertThat(sweep.complete()).isEqualTo(3);
        var first = Sweep.ranking(sweep.cells(), 1);
        assertThat(first).hasSize(4);
        assertThat(Sweep.ranking(sweep.cells(), 2)).containsExactlyInAnyOrderElementsOf(first.subList(0, 2));
        assertThat(sweep.winner().trained()).extracting(Sweep.Trained::epochs).containsExactly(1, 2, 4);
        assertThat(sweep.winner().trained().getLast().best())
                .isEqualTo(sweep.best().run().best());
    }

    /// A row that this network cannot read, it refuses: were one of the test rows shown to any model, the
    /// sweep would end with an error, as the report does.
    @Test
    void no_test_row_is_read_before_the_report() {
        var student = transformer(10, 4, 8, 2, 1, 2);
        var rows = new float[60][];
        var labels = new int[60];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 2;
            // Of every five rows of a class the last is a test row.
            boolean isTest = row / 2 % 5 == 4;
            rows[row] = isTest ? new float[] {99, 99, 99, 99} : new float[] {1 + labels[row], row % 7, 3, 0};
        }
        var data = Dataset.of("poisoned", rows, labels, List.of("odd", "even"));
        assertThat(Arrays.stream(data.test().features()).allMatch(row -> row[0] == 99))
                .isTrue();
        var sweep = distill(new Classifier(student, student.initialWeights(9)))
                .into(student)
                .on(data)
                .epochs(4)
                .device("cpu")
                .sweep()
                .temperature(1, 4)
                .halving(2)
                .run();

        var best = sweep.best().run();

        assertThat(best.best()).isEqualTo(sweep.winner().trained().getLast().best());
        assertThatIllegalArgumentException()
                .isThrownBy(best::report)
                .withMessageStartingWith("rows must hold token ids, whole numbers in [0, 9]");
    }

    @Test
    void the_teacher_is_asked_once_for_all() {
        var sweep = PLAN.sweep().temperature(1, 2, 4).alpha(0.1, 0.9);
        var network = new Counted();
        var counted = distill(network.model())
                .into(mlp(64, 12, 10))
                .on(digits().take(50))
                .epochs(1)
                .device("cpu");
        var one = counted.sweep().alpha(0.1, 0.9);
        var many = counted.sweep()
                .temperature(sweep.temperatures().stream().mapToDouble(t -> t).toArray())
                .alpha(0.1, 0.9);

        int few = network.made(one::run);
        assertThat(network.made(many::run)).isEqualTo(few);
    }

    @Test
    void a_cell_that_diverges_is_told_and_does_not_end_the_sweep() {
        var sweep = PLAN.learningRate(1e30).sweep().alpha(0.1, 0.9).run();

        assertThat(sweep.cells()).allMatch(cell -> cell.failure().isPresent());
        assertThat(sweep.verdict()).isEqualTo("no best plan: all 2 trainings diverged");
        assertThat(sweep.stopped()).isFalse();
    }

    @Test
    void an_interrupt_keeps_the_cells_that_were_finished() {
        var started = new ArrayList<TrainingOutline>();
        var sweep = PLAN.listener(new TrainingListener() {
                    @Override
                    public void started(TrainingOutline outline) {
                        started.add(outline);
                    }

                    @Override
                    public boolean stopRequested() {
                        return started.size() == 3;
                    }
                })
                .sweep()
                .temperature(1, 2, 4, 8)
                .run();

        assertThat(sweep.stopped()).isTrue();
        assertThat(started).hasSize(3);
        assertThat(sweep.cells()).extracting(cell -> cell.trained().size()).containsExactly(1, 1, 0, 0);
        var whole = PLAN.sweep().temperature(1, 2).run();
        assertThat(sweep.cells().subList(0, 2)).isEqualTo(whole.cells());
        assertThat(sweep.best()).isEqualTo(whole.best().listener(sweep.best().listener()));
        assertThat(sweep.verdict()).endsWith("; stopped before the end");
    }
}

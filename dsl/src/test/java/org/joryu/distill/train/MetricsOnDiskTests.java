package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever reads along sees what has just happened.
class MetricsOnDiskTests {

    @TempDir
    Path temporary;

    @Test
    void slow_steps_are_on_the_disk_before_the_next_one() {
        var folder = RunFolder.named(temporary.resolve("run"));
        var seen = new ArrayList<Integer>();
        try (var keeper = TrainingKeeper.begin(folder, 0, () -> seen.size() * 600_000_000L)) {
            for (int step = 1; step <= 4; step++) {
                seen.add(step);
                keeper.step(metrics(step));
                assertThat(folder.history().steps()).hasSize(step);
            }
        }
    }

    @Test
    void fast_steps_are_on_the_disk_twice_a_second_and_all_of_them_in_the_end() {
        var folder = RunFolder.named(temporary.resolve("run"));
        var clock = new long[1];
        var sizes = new ArrayList<Integer>();
        try (var keeper = TrainingKeeper.begin(folder, 0, () -> clock[0])) {
            for (int step = 1; step <= 2_500; step++) {
                clock[0] += 1_000_000;
                keeper.step(metrics(step));
                if (step % 500 == 0) {
                    sizes.add(folder.history().steps().size());
                }
            }
        }
        assertThat(sizes).hasSize(5).allMatch(size -> size > 0).doesNotHaveDuplicates();
        assertThat(folder.history().steps()).hasSize(2_500);
    }

    @Test
    void whoever_reads_along_does_not_let_go_of_the_folder() {
        var folder = RunFolder.named(temporary.resolve("run"));
        try (var keeper = TrainingKeeper.begin(folder, 0, System::nanoTime)) {
            keeper.step(metrics(1));
            folder.history();
            assertThat(folder.isInUse()).isTrue();
        }
        assertThat(folder.isInUse()).isFalse();
    }

    private static StepMetrics metrics(int step) {
        return new StepMetrics(step, 1, 1, 1, 1, List.of());
    }
}

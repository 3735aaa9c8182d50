package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.mutual;
import static org.joryu.distill.Joryu.reproduce;
import static org.joryu.distill.Joryu.runs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joryu.distill.DistillationPlan;
import org.joryu.distill.Runs;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Classifier;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What runs, and several of them, look like.
class RunCardTests {

    private static final Dataset DATA = digits().take(40);

    @TempDir
    private Path folder;

    private final DistillationPlan plan = distill(
                    new Classifier(mlp(64, 16, 10), mlp(64, 16, 10).initialWeights(1)))
            .into(mlp(64, 8, 10))
            .on(DATA)
            .epochs(2)
            .device("cpu")
            .withoutFolder();

    private static String words(MimeBundle bundle) {
        var html = (String) bundle.get(MimeBundle.HTML).orElseThrow();
        assertThat(html).doesNotContain("<script", "<style", "class=", "$", "NaN", "null");
        return html.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    private Runs two() throws IOException {
        plan.folder(folder.resolve("first")).run();
        plan.temperature(2).folder(folder.resolve("second")).run();
        Files.createDirectory(folder.resolve("notes"));
        return runs(folder);
    }

    @Test
    void runs_are_a_table_that_tells_what_each_was_and_how_it_ended() throws IOException {
        var bundle = RunsCard.of(two());

        assertThat(words(bundle))
                .contains("2 runs in " + folder)
                .contains("run what epochs dev best dev last took end second mlp(64, 16, 10) → mlp(64, 8, 10) 2 ")
                .contains("skipped notes: ");
        assertThat(bundle.plainText())
                .startsWith("2 runs in " + folder
                        + "\nrun     what                              epochs  steps  dev best       end\nsecond")
                .contains("finished\nfirst ", "\nskipped notes: ");
    }

    @Test
    void no_runs_are_a_line() {
        assertThat(words(RunsCard.of(
                        new Runs(Path.of("joryu-runs"), List.of(), List.of("notes: has no manifest.json")))))
                .contains("0 runs in joryu-runs", "skipped notes: has no manifest.json")
                .doesNotContain("newest");
    }

    @Test
    void few_runs_are_compared_side_by_side_by_what_differs() throws IOException {
        var comparison = two().compare();

        assertThat(words(RunsCard.of(comparison)))
                .contains("2 runs compared : what differs in their plans, and dev second first")
                .contains("loss L = 0.3·CE + 0.7·2²·KL L = 0.3·CE + 0.7·4²·KL dev best ")
                .doesNotContain("where", "teacher");
    }

    @Test
    void a_reproduction_tells_what_was_the_same() throws IOException {
        var reproduction = reproduce(two().last().manifest());

        assertThat(words(ReproductionCard.of(reproduction)))
                .contains("✓ the same bit for bit: mlp(64, 16, 10) → mlp(64, 8, 10)")
                .contains("metrics every step and epoch ✓ same device cpu cpu ✓ same")
                .doesNotContain("✗");
    }

    @Test
    void networks_that_learned_from_each_other_have_a_row_each() {
        var run = mutual(mlp(64, 8, 10), mlp(64, 12, 10))
                .on(DATA)
                .epochs(1)
                .device("cpu")
                .run();

        assertThat(words(SeriesOfRunsCard.of(run)))
                .contains("2 networks that learned from each other", "1 mlp(64, 8, 10) 1 ", "2 mlp(64, 12, 10) 1 ");
    }

    @Test
    void generations_and_assistants_have_a_row_each() {
        assertThat(words(SeriesOfRunsCard.of(plan.generations(2).run())))
                .contains("2 generations of mlp(64, 8, 10)")
                .contains("1 mlp(64, 16, 10) mlp(64, 8, 10) 610 0 ", "2 mlp(64, 8, 10) mlp(64, 8, 10) 610 ");
        assertThat(words(SeriesOfRunsCard.of(plan.through(mlp(64, 12, 10)).run())))
                .contains(
                        "2 of 2 steps", "1 mlp(64, 16, 10) mlp(64, 12, 10) 910 0 ", "2 mlp(64, 12, 10) mlp(64, 8, 10)");
    }

    @Test
    void a_plan_has_a_line_for_each_decision() {
        assertThat(words(PlanCard.of(plan.seeds(3)))).contains("seeds 0, 1, 2");
    }
}

package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.train;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.joryu.distill.work.PlainMode;
import org.joryu.notebook.Notebook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainModeTests {

    private final FakeNotebook notebook = new FakeNotebook();

    @TempDir
    Path root;

    @BeforeEach
    void say() {
        System.setProperty("joryu.plain", "1");
        Notebook.bind(notebook);
    }

    @AfterEach
    void unsay() {
        System.clearProperty("joryu.plain");
        Notebook.bind(null);
    }

    private static String printed(Runnable work) {
        var before = System.out;
        var out = new ByteArrayOutputStream();
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private void trainings(String folder) {
        var data = digits().take(60);
        var teacher = train(mlp(64, 16, 10))
                .on(data)
                .epochs(12)
                .device("cpu")
                .folder(root.resolve(folder).resolve("teacher"))
                .run();
        var plan = distill(teacher).into(mlp(64, 8, 10)).on(data).epochs(2).device("cpu");
        plan.folder(root.resolve(folder).resolve("student")).run();
        plan.sweep().temperature(1, 4).run();
        plan.withoutFolder().through(mlp(64, 12, 10)).run();
    }

    @Test
    void two_runs_of_the_same_are_the_same_text_and_nothing_but_text() {
        var first = printed(() -> trainings("first"));
        var second = printed(() -> trainings("second"));

        assertThat(second).isEqualTo(first);
        assertThat(notebook.sent).isEmpty();
        assertThat(first)
                .contains("epoch 12/12 | loss ", "\ndone, best model kept (epoch ", "sweep of 2 plans")
                .doesNotContain(" s\n", "ETA", "MB");
    }

    private String results() {
        var data = digits().take(60);
        var teacher = train(mlp(64, 16, 10))
                .on(data)
                .epochs(3)
                .device("cpu")
                .withoutFolder()
                .run();
        var plan = distill(teacher)
                .into(mlp(64, 8, 10))
                .on(data)
                .epochs(2)
                .device("cpu")
                .withoutFolder();
        var run = plan.run();
        var report = run.report();
        return String.join(
                "\n",
                teacher.toString(),
                PlanExplanationCard.of(plan).data().toString(),
                run.toString(),
                report.toString(),
                ReportCard.of(report).data().toString());
    }

    @Test
    void results_of_the_same_say_the_same_and_no_measured_time() {
        var first = results();

        assertThat(results()).isEqualTo(first);
        assertThat(first).contains("finished, 3 steps in 3 epochs on cpu").doesNotContain(" ms", " s on");
    }

    @Test
    void a_training_is_at_most_a_line_for_an_epoch_and_three() {
        var lines = printed(() -> train(mlp(64, 16, 10))
                        .on(digits().take(60))
                        .epochs(5)
                        .device("cpu")
                        .withoutFolder()
                        .run())
                .lines();

        assertThat(lines).hasSizeLessThanOrEqualTo(5 + 3);
    }

    @Test
    void the_property_stands_above_the_environment_and_may_say_no() {
        assertThat(PlainMode.isOn()).isTrue();
        System.setProperty("joryu.plain", "0");
        assertThat(PlainMode.isOn()).isFalse();
    }
}

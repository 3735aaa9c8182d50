package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.augmentations;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.labelWith;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.shift;
import static org.joryu.distill.Joryu.storedTeacher;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellingPlanTests {

    private static final Dataset DIGITS = digits();
    private static final Classifier TEACHER =
            new Classifier(mlp(64, 32, 10), mlp(64, 32, 10).initialWeights(1));

    @TempDir
    Path folder;

    @Test
    void asks_the_teacher_once_and_finds_its_answers_from_then_on() {
        var asked = new AtomicInteger();
        var network = new BlockNetwork(
                "counted",
                () -> new SequentialBlock()
                        .add(LambdaBlock.singleton(rows -> {
                            asked.incrementAndGet();
                            return rows;
                        }))
                        .add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
        var teacher = new Classifier(network, network.initialWeights(1));

        var first = labelWith(teacher).in(folder).over(DIGITS);
        assertThat(first.found()).isFalse();
        assertThat(asked.getAndSet(0)).isPositive();

        var second = labelWith(teacher).in(folder).over(DIGITS);
        assertThat(second.found()).isTrue();
        assertThat(second.store().file()).isEqualTo(first.store().file());
        assertThat(labelWith(teacher).in(folder).over(DIGITS.take(200)).found())
                .as("some of the rows")
                .isTrue();
        assertThat(asked).hasValue(0);

        assertThat(labelWith(teacher).half().in(folder).over(DIGITS).found()).isFalse();
        assertThat(asked.get()).isPositive();
    }

    @Test
    void tells_what_was_kept_and_how_to_open_it() {
        var labels =
                labelWith(TEACHER).topK(3).half().to(folder.resolve("a.arrow")).over(DIGITS);

        assertThat(labels.toString().lines().toList())
                .hasSize(7)
                .satisfies(
                        lines -> assertThat(lines.get(0))
                                .matches(
                                        "labelled: a\\.arrow: 1,797 rows × 10 classes \\(top 3 logits and the tail's mass, f16\\), [\\d.]+ kB, in [\\d.]+ s"))
                .satisfies(lines -> assertThat(lines.get(1)).startsWith("  teacher  mlp(64, 32, 10), sha256 "))
                .contains(
                        "  rows     digits: train 1085, dev 357, test 355",
                        "  file     " + folder.resolve("a.arrow"),
                        "  polars   import polars; targets = polars.read_ipc(\"" + folder.resolve("a.arrow") + "\")");
        assertThat(labelWith(TEACHER)
                        .topK(3)
                        .half()
                        .to(folder.resolve("a.arrow"))
                        .over(DIGITS)
                        .toString())
                .startsWith("found a.arrow");
    }

    @Test
    void a_student_learns_from_the_file_and_is_reported_beside_its_teacher() {
        var labels = labelWith(TEACHER).in(folder).over(DIGITS);
        var few = DIGITS.take(200);
        var base = distill(labels).into(mlp(64, 12, 10)).on(few).epochs(2).device("cpu");

        var run = base.run();
        var live = distill(TEACHER)
                .into(mlp(64, 12, 10))
                .on(few)
                .epochs(2)
                .device("cpu")
                .run();

        assertThat(run.student().weights()).isEqualTo(live.student().weights());
        assertThat(run.manifest().teacher()).isEqualTo(live.manifest().teacher());
        assertThat(run.report().teacher().best().test())
                .isEqualTo(live.report().teacher().best().test());
        assertThat(run.report().teacherCost()).isEmpty();
        assertThat(run.report().toString()).contains("teacher");
        assertThat(run.softTargets().size()).isEqualTo(200);
        assertThat(base).asString().contains("teacher  mlp(64, 32, 10), stored, frozen");
        assertThat(distill(labels.store().file()).teacher().sha256())
                .isEqualTo(live.teacher().sha256());
    }

    @Test
    void a_report_without_the_teachers_answers_to_the_test_split_says_what_is_missing() {
        var labels = labelWith(TEACHER).splits("train", "dev").in(folder).over(DIGITS);
        var run = distill(labels)
                .into(mlp(64, 12, 10))
                .on(DIGITS.take(200))
                .epochs(1)
                .run();

        assertThatIllegalArgumentException()
                .isThrownBy(run::report)
                .withMessageContaining("must have every row of test, but lacks 355 of 355")
                .withMessageContaining("it was made of digits (train 1085, dev 357): label this data");
    }

    @Test
    void rows_that_were_not_labelled_are_refused_before_the_first_step() {
        var labels = labelWith(TEACHER).in(folder).over(DIGITS.take(200));

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> distill(labels).into(mlp(64, 12, 10)).on(DIGITS).check())
                .withMessageContaining("must have every row of train, but lacks 885 of 1,085");
    }

    @Test
    void augmented_views_and_features_are_refused_as_nobody_is_there_to_see_them() {
        var plan = distill(labelWith(TEACHER).in(folder).over(DIGITS))
                .into(mlp(64, 12, 10))
                .on(DIGITS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.augment(augmentations(shift(1))).check())
                .withMessageStartingWith(
                        "the teacher must be a network for augmented views, but only its answers to rows as they are known, from ")
                .withMessageEndingWith(": leave that out, or give the teacher itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.loss(hint("hidden1")).check())
                .withMessageContaining("the teacher must have a stage hidden1, but has no named stages");
    }

    @Test
    void a_file_of_another_teacher_is_neither_used_nor_overwritten() throws IOException {
        var file = folder.resolve("teacher.arrow");
        labelWith(TEACHER).to(file).over(DIGITS);
        var bytes = Files.readAllBytes(file);
        var other = new Classifier(mlp(64, 32, 10), mlp(64, 32, 10).initialWeights(2));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelWith(other).to(file).over(DIGITS))
                .withMessageMatching(
                        "\\Q%s\\E must have the teacher mlp\\(64, 32, 10\\) \\(sha256 \\w{12}…\\), but has mlp\\(64, 32, 10\\) \\(sha256 \\w{12}…\\): name another file, or delete this one"
                                .formatted(file));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelWith(TEACHER).topK(3).to(file).over(DIGITS))
                .withMessageContaining(
                        "must have the format top 3 logits and the tail's mass, f32, but has all logits, f32");
        assertThat(file).hasBinaryContent(bytes);
    }

    @Test
    void answers_that_were_damaged_are_told_and_not_asked_for_anew() throws IOException {
        var file = labelWith(TEACHER).in(folder).over(DIGITS).store().file();
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelWith(TEACHER).in(folder).over(DIGITS))
                .withMessageMatching(
                        "\\Q%s\\E is damaged, or was changed since it was written: its SHA-256 must be \\w{64}, but was \\w{64}\\. Copy it again, or delete it and label the data again"
                                .formatted(file));
    }

    @Test
    void tells_what_it_will_do() {
        assertThat(labelWith(TEACHER).topK(3).in(Path.of("stores"))).hasToString("""
                label with mlp(64, 32, 10)
                  keeps    top 3 logits and the tail's mass, f32, of train, dev, test
                  in       stores
                  data     not chosen yet: .over(digits())""");
    }

    @Test
    void several_teachers_are_averaged_at_one_temperature() {
        var second = new Classifier(mlp(64, 16, 10), mlp(64, 16, 10).initialWeights(2));
        var plan = labelWith(TEACHER, second).in(folder);

        var labels = plan.over(DIGITS);
        assertThat(labels.store().origin().temperature()).hasValue(4);
        assertThat(plan.temperature(8).over(DIGITS).found()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> distill(labels)
                        .into(mlp(64, 12, 10))
                        .temperature(2)
                        .on(DIGITS)
                        .check())
                .withMessageStartingWith("temperature must be 4.0, at which the probabilities of");
    }

    @Test
    void what_cannot_be_kept_is_refused_where_it_is_said() {
        var plan = labelWith(TEACHER);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.topK(0))
                .withMessage("topK must be in [1, 10], the classes of mlp(64, 32, 10), but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.topK(11))
                .withMessage(
                        "topK must be in [1, 10], the classes of mlp(64, 32, 10), but was 11: leave it out to keep all logits");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.splits("val"))
                .withMessage("splits must be of [train, dev, test], but one was val");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.temperature(4))
                .withMessageStartingWith("temperature must not be said for one teacher, but was 4.0");
        var small = new Classifier(mlp(13, 3), mlp(13, 3).initialWeights(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> labelWith(small).in(folder).over(DIGITS))
                .withMessage(
                        "the teacher mlp(13, 3) takes 13 values a row, digits has 64: label data of the kind it was trained on");
        var stored =
                storedTeacher(labelWith(TEACHER).in(folder).over(DIGITS).store().file());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LabellingPlan.of(stored))
                .withMessageStartingWith("teacher must be a network, but its answers are stored already, in ");
    }
}

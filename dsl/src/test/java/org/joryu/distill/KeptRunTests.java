package org.joryu.distill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.joryu.distill.Joryu.cosineDecay;
import static org.joryu.distill.Joryu.digits;
import static org.joryu.distill.Joryu.distill;
import static org.joryu.distill.Joryu.hint;
import static org.joryu.distill.Joryu.mlp;
import static org.joryu.distill.Joryu.reproduce;
import static org.joryu.distill.Joryu.resume;
import static org.joryu.distill.Joryu.runs;
import static org.joryu.distill.Joryu.sgd;
import static org.joryu.distill.Joryu.softTargets;
import static org.joryu.distill.Joryu.train;
import static org.joryu.distill.Joryu.warmUp;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Network;
import org.joryu.distill.provenance.ManifestFile;
import org.joryu.distill.train.DivergedException;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.TrainingListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunTests {

    private static final Network NETWORK = mlp(64, 16, 10);
    private static final Classifier TEACHER = new Classifier(NETWORK, NETWORK.initialWeights(5));
    private static final DistillationPlan PLAN = distill(TEACHER)
            .into(mlp(64, 8, 10))
            .on(digits().take(100, 2).normalized())
            .loss(softTargets(4).plus(hint("hidden1").weight(warmUp(2))))
            .optimizer(sgd(0.9))
            .learningRate(0.05, cosineDecay())
            .epochs(3)
            .seed(4)
            .device("cpu");

    @TempDir
    Path root;

    private final TrainingListener impatient = new TrainingListener() {

        private long steps;

        @Override
        public void step(StepMetrics metrics) {
            steps = metrics.step();
        }

        @Override
        public boolean stopRequested() {
            return steps == 4;
        }
    };

    @Test
    void a_run_has_a_folder_with_all_that_there_is_to_know() {
        var run = PLAN.folder(root.resolve("run")).run();

        assertThat(root.resolve("run"))
                .isDirectoryContaining("glob:**manifest.json")
                .isDirectoryContaining("glob:**metrics.jsonl")
                .isDirectoryContaining("glob:**best.safetensors")
                .isDirectoryContaining("glob:**last.safetensors")
                .isDirectoryContaining("glob:**weights-%.12s.safetensors"
                        .formatted(TEACHER.weights().sha256()))
                .isDirectoryNotContaining("glob:**checkpoint*")
                .isDirectoryNotContaining("glob:**.part");
        var manifest = ManifestFile.read(root.resolve("run").resolve("manifest.json"));
        assertThat(manifest).isEqualTo(run.manifest());
        assertThat(manifest.finished()).isTrue();
        assertThat(manifest.plan()).isEqualTo(PLAN.toString());
        assertThat(manifest.dataSha256()).isEqualTo(run.data().sha256());
        assertThat(manifest.teacher()).isEqualTo(TEACHER.weights().sha256());
        assertThat(manifest.bestWeights()).isEqualTo(run.student().weights().sha256());
        assertThat(manifest.lastWeights()).isEqualTo(run.result().last().sha256());
        assertThat(manifest.versions()).containsKeys("joryu", "java", "djl", "torch", "threads", "platform");
    }

    @Test
    void a_stopped_run_goes_on_from_its_folder_alone() {
        var undisturbed = PLAN.withoutFolder().run();

        var stopped = PLAN.folder(root.resolve("run")).listener(impatient).run();
        var resumed = (DistillationRun) resume(root.resolve("run"));

        assertThat(stopped.stopped()).isTrue();
        assertThat(stopped.manifest().end()).isEqualTo("stopped after step 4");
        assertThat(resumed.result().last()).isEqualTo(undisturbed.result().last());
        assertThat(resumed.student()).isEqualTo(undisturbed.student());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
        assertThat(resumed.plan().toString()).isEqualTo(PLAN.toString());
        assertThat(resumed.manifest().finished()).isTrue();
        assertThat(resumed.manifest().started()).isEqualTo(stopped.manifest().started());
    }

    @Test
    void a_finished_run_is_read_and_not_run() {
        var run = PLAN.folder(root.resolve("run")).run();

        var read = resume(root.resolve("run"));

        assertThat(read.model()).isEqualTo(run.student());
        assertThat(read.best()).isEqualTo(run.best());
        assertThat(read.history()).isEqualTo(run.history());
        assertThat(read.manifest()).isEqualTo(run.manifest());
    }

    @Test
    void a_run_can_be_reproduced_from_its_manifest() {
        var run = PLAN.folder(root.resolve("run")).run();

        var reproduction = reproduce(run.manifest());

        assertThat(reproduction.exact()).isTrue();
        assertThat(reproduction)
                .asString()
                .startsWith("mlp(64, 16, 10) → mlp(64, 8, 10), run again: the same bit for bit.")
                .contains("metrics   the same in every step and epoch");
    }

    @Test
    void a_run_of_a_version_that_knew_fewer_words_can_be_reproduced() throws IOException {
        var folder = root.resolve("run");
        PLAN.folder(folder).run();
        var file = folder.resolve("manifest.json");
        var json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        json.getAsJsonObject("plan").add("recipe", JsonParser.parseString("""
                {"type": "Recipe", "epochs": 3, "batchSize": 64,
                 "optimizer": {"type": "Sgd", "momentum": 0.9, "nesterov": false, "decay": 0.0},
                 "learningRate": 0.05, "rateSchedule": {"type": "Cosine"},
                 "augmentations": {"type": "Augmentations", "steps": [], "seed": 0},
                 "seed": 4, "device": "cpu"}"""));
        Files.writeString(file, json.toString());

        var reproduction = reproduce(ManifestFile.read(file));

        assertThat(reproduction.exact()).isTrue();
        assertThat(((DistillationRun) reproduction.run()).plan().recipe()).isEqualTo(PLAN.recipe());
    }

    @Test
    void a_reproduction_says_what_is_not_the_same() {
        var manifest = PLAN.folder(root.resolve("run")).run().manifest();
        var other = manifest.ended(
                "finished", manifest.initialWeights(), "b".repeat(64), "c".repeat(64), "gpu(0)", manifest.took());

        assertThat(reproduce(other))
                .asString()
                .contains("run again: not the same.")
                .contains("initial   the same weights")
                .contains("in place of bbbbbbbbbbbb…")
                .contains("device    was gpu(0), is cpu");
    }

    @Test
    void data_that_nobody_can_make_again_must_be_given_and_be_the_same() {
        var data = Dataset.of("mine", digits().dev().features(), digits().dev().labels(), digits().classNames());
        var other =
                Dataset.of("mine", digits().test().features(), digits().test().labels(), digits().classNames());
        var manifest = PLAN.on(data).folder(root.resolve("run")).run().manifest();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reproduce(manifest))
                .withMessageStartingWith("data must be given, as nobody can make them again from mine: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reproduce(manifest, other))
                .withMessageStartingWith("data must have the digest ");
        assertThat(reproduce(manifest, data).exact()).isTrue();
    }

    @Test
    void a_plan_of_code_says_that_it_cannot_be_kept_and_goes_on_all_the_same() {
        var network = new BlockNetwork(
                "mine",
                () -> new SequentialBlock().add(Linear.builder().setUnits(10).build()),
                10,
                new Shape(64));
        var plan = train(network).on(digits().take(100)).batchSize(32).epochs(2);
        var undisturbed = plan.withoutFolder().run();
        var folder = root.resolve("run");
        var stopped = plan.folder(folder).listener(impatient).run();

        assertThat(stopped.manifest().notKept()).contains("holds code or another thing that is no plain value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resume(folder))
                .withMessageContaining("make it again in Java and say plan.resume(");
        assertThat(plan.resume(folder).result().last())
                .isEqualTo(undisturbed.result().last());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan.seed(9).resume(folder))
                .withMessageStartingWith("plan must be that of the run in " + folder);
    }

    @Test
    void a_run_that_diverged_says_so_in_its_manifest_and_names_its_checkpoint() {
        var plan = PLAN.learningRate(1e38).folder(root.resolve("run"));

        assertThatExceptionOfType(DivergedException.class)
                .isThrownBy(plan::run)
                .satisfies(failure -> assertThat(failure.checkpoint())
                        .hasValueSatisfying(checkpoint -> assertThat(checkpoint).exists()));
        assertThat(runs(root).last().end()).startsWith("failed: the loss of step");
    }

    @Test
    void earlier_runs_are_listed_filtered_and_compared() throws IOException {
        var one = PLAN.folder(root.resolve("one")).run();
        var two = PLAN.seed(9).folder(root.resolve("two")).run();
        train(mlp(64, 4, 10))
                .on(digits().take(50))
                .epochs(1)
                .folder(root.resolve("three"))
                .run();
        PLAN.folder(root.resolve("four")).listener(impatient).run();
        Files.createDirectory(root.resolve("foreign"));
        Files.createDirectory(root.resolve("damaged"));
        Files.writeString(root.resolve("damaged").resolve("manifest.json"), "{\"format\":");

        var runs = runs(root);

        assertThat(runs.all())
                .extracting(run -> run.folder().getFileName().toString())
                .containsExactly("four", "three", "two", "one");
        assertThat(runs.skipped())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("damaged:"));
        assertThat(runs.of("mlp(64, 8, 10)").finished().all()).hasSize(2);
        assertThat(runs.since(Instant.now()).all()).isEmpty();
        assertThat(runs.where(run -> run.devAccuracy() > 1).all()).isEmpty();
        assertThat(runs.last().end()).isEqualTo("stopped after step 4");
        assertThat(runs.all().getLast().student()).isEqualTo(one.student());
        assertThat(runs.all().getLast().history()).isEqualTo(one.history());
        assertThat(runs.all().get(2).plan().withoutFolder().run().result().last())
                .isEqualTo(two.result().last());
        assertThat(runs).asString().startsWith("4 runs in " + root).contains("skipped foreign: ");
        var comparison = runs.of("mlp(64, 8, 10)").finished().compare();
        assertThat(comparison.differences().keySet()).containsExactly("training");
        assertThat(comparison)
                .asString()
                .contains("training differs:")
                .contains("seed 9")
                .contains("seed 4");
    }

    @Test
    void weights_of_the_teacher_that_were_changed_are_refused() throws IOException {
        var run = PLAN.folder(root.resolve("run")).run();
        new Classifier(NETWORK, NETWORK.initialWeights(6))
                .weights()
                .save(KeptPlan.file(root.resolve("run"), TEACHER.weights().sha256()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reproduce(run.manifest()))
                .withMessageContaining("must hold the weights")
                .withMessageEndingWith("take a copy of the folder");
    }

    @Test
    void nothing_is_listed_where_nothing_was_run() {
        assertThat(runs(root.resolve("none")).all()).isEqualTo(List.of());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runs(root).last())
                .withMessageContaining("run a plan first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> resume(root))
                .withMessageContaining("has no manifest.json");
    }
}

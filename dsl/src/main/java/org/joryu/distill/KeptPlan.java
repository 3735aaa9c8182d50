package org.joryu.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Origin;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.Weights;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.provenance.RecordJson;
import org.joryu.distill.train.Computation;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.TrainingListener;
import org.jspecify.annotations.Nullable;

/// What a plan says, without its data and who watches: this is written in manifests.
sealed interface KeptPlan {

    /// Of a distillation.
    record Distillation(Teacher teacher, Network student, Objective objective, Recipe recipe, boolean comparedWithF32)
            implements KeptPlan {

        @Override
        public Plan on(Dataset data) {
            return new DistillationPlan(
                    teacher, student, objective, data, recipe, TrainingListener.NONE, Keeping.DEFAULT, comparedWithF32);
        }
    }

    /// Of a training.
    record Training(Network network, Loss loss, Recipe recipe) implements KeptPlan {

        @Override
        public Plan on(Dataset data) {
            return new TrainingPlan(network, loss, data, recipe, TrainingListener.NONE, Keeping.DEFAULT);
        }
    }

    Plan on(Dataset data);

    static KeptPlan of(Plan plan) {
        return switch (plan) {
            case DistillationPlan it ->
                new Distillation(it.teacher(), it.student(), it.objective(), it.recipe(), it.comparedWithF32());
            case TrainingPlan it -> new Training(it.network(), it.loss(), it.recipe());
        };
    }

    /// A plan as JSON, and the weights that it names by their digests: a teacher's, or those that a student
    /// starts from.
    ///
    /// @param json empty where it cannot be written
    /// @param refusal why it cannot; empty where it can
    record Written(String json, String refusal, List<Weights> weights) {}

    static Written write(Plan plan) {
        var weights = new ArrayList<Weights>();
        var json = new RecordJson()
                .with(
                        Weights.class,
                        named -> {
                            weights.add(named);
                            return named.sha256();
                        },
                        digest -> {
                            throw new AssertionError(digest);
                        });
        try {
            return new Written(json.write(of(plan), KeptPlan.class), "", weights);
        } catch (IllegalArgumentException e) {
            return new Written("", String.valueOf(e.getMessage()), List.of());
        }
    }

    static Path file(Path folder, String sha256) {
        return folder.resolve("weights-%.12s.safetensors".formatted(sha256));
    }

    /// The plan of an earlier run.
    ///
    /// @param given the data; null for those that the manifest says how to make
    /// @throws IllegalArgumentException if plan or data cannot be made again
    static Plan read(Manifest manifest, @Nullable Dataset given) {
        return kept(manifest).on(data(manifest, given));
    }

    private static KeptPlan kept(Manifest manifest) {
        if (manifest.planData().isEmpty()) {
            throw new IllegalArgumentException(
                    "the plan of %s must be one that can be kept, but %s: make it again in Java and say plan.resume(Path.of(\"%s\"))"
                            .formatted(manifest.title(), manifest.notKept(), place(manifest)));
        }
        var json = new RecordJson()
                .with(Weights.class, Weights::sha256, digest -> weights(manifest, digest))
                .since(Recipe.class, "clipNorm", Recipe.DEFAULT.clipNorm())
                .since(Recipe.class, "warmUp", Recipe.DEFAULT.warmUp())
                .since(Recipe.class, "computation", Recipe.DEFAULT.computation())
                .since(Computation.class, "teacherInEachStep", false)
                .since(Distillation.class, "comparedWithF32", true);
        return json.read(manifest.planData(), KeptPlan.class);
    }

    /// The network of an earlier run, of which data need not be known.
    ///
    /// @throws IllegalArgumentException if the plan cannot be made again
    static Network network(Manifest manifest) {
        return switch (kept(manifest)) {
            case Distillation it -> it.student();
            case Training it -> it.network();
        };
    }

    private static Weights weights(Manifest manifest, String digest) {
        var folder = manifest.folder();
        if (folder == null || !Files.exists(file(folder, digest))) {
            throw new IllegalArgumentException(
                    "the weights %.12s… must be in the folder of the run, but are not in %s: take a whole copy of it"
                            .formatted(digest, place(manifest)));
        }
        var weights = Weights.load(file(folder, digest));
        if (!weights.sha256().equals(digest)) {
            throw new IllegalArgumentException(
                    "%s must hold the weights %.12s…, but holds %.12s…: take a copy of the folder"
                            .formatted(file(folder, digest), digest, weights.sha256()));
        }
        return weights;
    }

    private static Dataset data(Manifest manifest, @Nullable Dataset given) {
        if (given == null && manifest.origin().isEmpty()) {
            throw new IllegalArgumentException(
                    "data must be given, as nobody can make them again from %s, but were not: say resume(path, data) or reproduce(manifest, data)"
                            .formatted(manifest.data()));
        }
        var data = given == null
                ? new RecordJson().read(manifest.origin(), Origin.class).read()
                : given;
        if (!data.sha256().equals(manifest.dataSha256())) {
            throw new IllegalArgumentException(
                    "data must have the digest %.12s… of %s, but %s has %.12s…: give the data of that run"
                            .formatted(manifest.dataSha256(), manifest.data(), data, data.sha256()));
        }
        return data;
    }

    private static String place(Manifest manifest) {
        return manifest.place().map(Path::toString).orElse("no folder");
    }
}

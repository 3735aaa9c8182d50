package org.joryu.distill;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.provenance.ManifestFile;
import org.joryu.distill.train.RunFolder;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.distill.train.TrainingResult;
import org.joryu.distill.work.Unfinished;
import org.jspecify.annotations.Nullable;

/// A training, and its manifest where it is kept.
///
/// @param manifest null where it has no folder
record KeptRun(TrainingResult result, @Nullable Manifest manifest) {

    /// A training that may begin, and the folder that was made for it.
    ///
    /// @param folder null where it has none
    /// @param training runs it, once
    record Ready(@Nullable RunFolder folder, Supplier<KeptRun> training) {

        KeptRun run() {
            return training.get();
        }

        /// In the background.
        ///
        /// @param run what is made of it in the end
        <T> Started<T> start(String title, Function<KeptRun, T> run) {
            return Started.of(title, () -> run.apply(run()), folder);
        }
    }

    /// Makes a training ready, in a folder of its own if the plan has one.
    ///
    /// @throws IllegalArgumentException if the folder cannot be made
    static Ready ready(Plan plan, Training training, Keeping keeping, TrainingListener listener) {
        var folder = keeping.open(training.network().toString());
        if (folder == null) {
            return new Ready(null, () -> new KeptRun(training.run(listener), null));
        }
        var written = KeptPlan.write(plan);
        for (var weights : written.weights()) {
            weights.save(KeptPlan.file(folder.path(), weights.sha256()));
        }
        var manifest = Manifests.draft(plan, written, training).in(folder.path());
        return new Ready(
                folder, keep(manifest, folder, begins -> training.run(listener, folder, keeping.every(), begins)));
    }

    /// Goes on with a training in its folder, or reads what it left there if it has finished.
    ///
    /// @throws IllegalArgumentException if it was another training
    static KeptRun resume(Plan plan, Training training, Keeping keeping, TrainingListener listener, Path path) {
        var folder = new RunFolder(path);
        var manifest = manifest(path);
        requireSame("data", manifest.dataSha256(), training.data().sha256(), manifest);
        requireSame("teacher", manifest.teacher(), Manifests.teacher(training), manifest);
        requireSame("plan", manifest.plan(), plan.toString(), manifest);
        return manifest.finished()
                ? new KeptRun(training.read(folder, manifest.device(), manifest.started(), manifest.took()), manifest)
                : keep(
                                manifest.ended(Manifest.RUNNING, "", "", "", "", manifest.took()),
                                folder,
                                begins -> training.resume(listener, folder, keeping.every(), begins))
                        .get();
    }

    static Manifest manifest(Path path) {
        var file = new RunFolder(path).manifest();
        if (!Files.exists(file)) {
            throw new IllegalArgumentException(
                    "path must be the folder of a run, but %s has no manifest.json: runs() lists those that have"
                            .formatted(path));
        }
        return ManifestFile.read(file);
    }

    private static void requireSame(String what, String wanted, String given, Manifest manifest) {
        if (!wanted.equals(given)) {
            throw new IllegalArgumentException(
                    "%s must be that of the run in %s, %s, but is %s: resume what was run there"
                            .formatted(
                                    what,
                                    manifest.place().map(Path::toString).orElse(""),
                                    wanted.isEmpty() ? "none" : wanted,
                                    given.isEmpty() ? "none" : given));
        }
    }

    /// Writes the manifest of a training that is about to begin.
    ///
    /// @return runs it, and writes how it ended
    private static Supplier<KeptRun> keep(
            Manifest manifest, RunFolder folder, Function<Consumer<TrainingOutline>, TrainingResult> training) {
        if (folder.isInUse()) {
            throw new IllegalStateException(
                    "folder must be that of a training which has ended, but one is writing to %s now: wait for it, or name another folder"
                            .formatted(folder));
        }
        ManifestFile.write(folder.manifest(), manifest);
        return () -> {
            try (var _ = Unfinished.begin()) {
                return run(manifest, folder, training);
            }
        };
    }

    private static KeptRun run(
            Manifest draft, RunFolder folder, Function<Consumer<TrainingOutline>, TrainingResult> training) {
        long clock = System.nanoTime();
        var begun = new Manifest[] {draft};
        TrainingResult result;
        try {
            result = training.apply(outline -> {
                begun[0] = draft.outlined(Outlines.json(outline));
                ManifestFile.write(folder.manifest(), begun[0]);
            });
        } catch (RuntimeException | Error failure) {
            ManifestFile.write(
                    folder.manifest(),
                    begun[0].ended(
                            "failed: " + failure.getMessage(),
                            "",
                            "",
                            "",
                            "",
                            draft.took().plusNanos(System.nanoTime() - clock)));
            throw failure;
        }
        var ended = Manifests.ended(begun[0], result);
        ManifestFile.write(folder.manifest(), ended);
        if (ended.finished()) {
            folder.deleteCheckpoints();
        }
        return new KeptRun(result, ended);
    }
}

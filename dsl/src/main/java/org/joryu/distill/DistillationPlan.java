package org.joryu.distill;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.SimpleLoss;
import org.joryu.distill.model.Network;
import org.joryu.distill.provenance.Manifest;
import org.joryu.distill.train.Precision;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;
import org.joryu.distill.train.TrainingResult;
import org.jspecify.annotations.Nullable;

/// How a student is distilled from a teacher. Immutable: every word gives another plan, so plans
/// may be kept in variables and forked.
///
/// ```java
/// var base = distill(teacher).into(mlp(64, 12, 10)).on(digits()).epochs(60).seed(7);
/// var cool = base.temperature(2).run();
/// var hot = base.temperature(8).run();
/// ```
///
/// Unless said otherwise: temperature 4, alpha 0.3 (the weight of the hard loss), 30 epochs in
/// batches of 64, Adam with learning rate 0.01, seed 0.
///
/// @param teacher who is distilled; its weights never change
/// @param student what is trained
/// @param objective what is minimised, as far as it was said
/// @param data on what; null as long as [#on] was not said
/// @param recipe how
/// @param listener who watches, besides whoever the installed watchers send
/// @param keeping where the run is kept
/// @param comparedWithF32 whether the report of a run in less than f32 also tells what that cost
public record DistillationPlan(
        Teacher teacher,
        Network student,
        Objective objective,
        @Nullable Dataset data,
        Recipe recipe,
        TrainingListener listener,
        Keeping keeping,
        boolean comparedWithF32)
        implements Plan, RecipeWords<DistillationPlan> {

    public DistillationPlan {
        PlanChecks.fits(teacher, student);
        student.requireTrainable();
        // What is out of range is refused where it is said.
        objective.loss(student.classes());
        if (data != null) {
            PlanChecks.fits("student", student, data);
        }
    }

    static DistillationPlan of(Teacher teacher, Network student) {
        return new DistillationPlan(
                teacher, student, Objective.UNSAID, null, Recipe.DEFAULT, TrainingListener.NONE, Keeping.DEFAULT, true);
    }

    /// The same plan with another student.
    ///
    /// @throws IllegalArgumentException if it does not fit to the teacher or the data
    public DistillationPlan into(Network student) {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, keeping, comparedWithF32);
    }

    /// The same plan with another teacher.
    ///
    /// @throws IllegalArgumentException if it does not fit to the student
    public DistillationPlan from(Teacher teacher) {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, keeping, comparedWithF32);
    }

    /// What to train on. Must be said before [#run]. The teacher may have seen other rows.
    ///
    /// @throws IllegalArgumentException if the student has other inputs or classes than the data
    @Override
    public DistillationPlan on(Dataset data) {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, keeping, comparedWithF32);
    }

    /// How soft the answers are that the student learns from: T in softmax(z/T).
    ///
    /// It is the temperature of the default loss, T²·KL; losses given by [#loss] name their own.
    ///
    /// @param temperature finite and > 0; 4 unless said
    /// @throws IllegalArgumentException if [#loss] was said
    public DistillationPlan temperature(double temperature) {
        return with(objective.withTemperature(temperature));
    }

    /// What the student learns from the teacher by, in place of T²·KL; several losses add up.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).loss(softTargets(4).plus(dist().weight(2))).alpha(0.3)
    /// ```
    ///
    /// alpha weighs the hard loss as ever: L = alpha·CE + (1 − alpha)·(all that is given here).
    ///
    /// @param soft one loss or a sum of losses, of which none is one of the labels alone
    /// @throws IllegalArgumentException if [#temperature] was said, or a loss cannot be asked of as
    ///     many classes as there are
    public DistillationPlan loss(Loss soft) {
        return with(objective.withSoft(soft));
    }

    /// What the student learns from the labels by, in place of cross-entropy; alpha weighs it.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).hard(labelSmoothing(0.1))
    /// ```
    ///
    /// @param hard cross-entropy or label smoothing
    public DistillationPlan hard(SimpleLoss hard) {
        return with(objective.withHard(hard));
    }

    /// Whose numbers alpha and temperature are; in this library alpha weighs the hard loss and T² is
    /// part of the soft one. The plan shows what was made of them.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).convention(KERAS).alpha(0.5).temperature(3)
    /// ```
    ///
    /// @throws IllegalArgumentException if [#loss] was said, or an alpha and the library has none
    public DistillationPlan convention(Convention convention) {
        return with(objective.withConvention(convention, null));
    }

    /// Whose numbers these weights and the temperature are, for a library that has two weights.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).convention(REPDISTILLER, 0.1, 0.9).temperature(4)
    /// ```
    ///
    /// @param hard the library's weight of the loss against the labels, ≥ 0
    /// @param soft the library's weight of the loss against the teacher, ≥ 0
    /// @throws IllegalArgumentException if [#loss] or [#alpha] was said, or the library has one weight
    public DistillationPlan convention(Convention convention, double hard, double soft) {
        return with(objective.withConvention(convention, new ForeignWeights(hard, soft)));
    }

    /// The whole of what is minimised.
    public DistillationLoss loss() {
        return objective.loss(student.classes());
    }

    /// The weight of the **hard** loss; the soft one has `1 - alpha`.
    ///
    /// @param alpha in [0, 1]; 0.3 unless said
    public DistillationPlan alpha(double alpha) {
        return with(objective.withAlpha(alpha));
    }

    /// Who watches the training and may stop it.
    public DistillationPlan listener(TrainingListener listener) {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, keeping, comparedWithF32);
    }

    /// The same again and again: each generation learns from the student before it, see [BornAgainPlan].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).on(digits()).generations(3).run().ensemble()
    /// ```
    ///
    /// @param generations ≥ 1
    public BornAgainPlan generations(int generations) {
        return new BornAgainPlan(this, generations);
    }

    private DistillationPlan with(Objective other) {
        return new DistillationPlan(teacher, student, other, data, recipe, listener, keeping, comparedWithF32);
    }

    /// In which folder to keep the run: one without a run, made where there is none. A new folder in
    /// `joryu-runs` unless said; see [Keeping#root].
    ///
    /// ```java
    /// plan.folder(Path.of("runs/small")).run()
    /// ```
    public DistillationPlan folder(Path folder) {
        return with(keeping.in(folder));
    }

    /// To keep the run nowhere: no metrics, no checkpoints, no manifest.
    @Override
    public DistillationPlan withoutFolder() {
        return with(keeping.off());
    }

    /// After how many steps to write a checkpoint, each time; unless said, at the end of an epoch, once a
    /// second has passed, and never for more than a twentieth of the time.
    ///
    /// @param steps ≥ 1
    public DistillationPlan checkpointEvery(long steps) {
        return with(keeping.every(steps));
    }

    /// Lets the report of a run in less than f32 not train the student once more in f32, and say in a line that
    /// what the precision cost was not measured. Of a plan in f32 it changes nothing.
    ///
    /// ```java
    /// plan.precision(BF16).withoutF32()
    /// ```
    public DistillationPlan withoutF32() {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, keeping, false);
    }

    private DistillationPlan with(Keeping other) {
        return new DistillationPlan(teacher, student, objective, data, recipe, listener, other, comparedWithF32);
    }

    @Override
    public DistillationPlan withRecipe(Recipe other) {
        return new DistillationPlan(teacher, student, objective, data, other, listener, keeping, comparedWithF32);
    }

    /// The title of a training by this plan: teacher → student.
    String title() {
        return teacher + " → " + student;
    }

    /// The same plan by way of networks between teacher and student in size, the largest first: each
    /// learns from the one before, and the student from the last.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 6, 10)).on(digits()).through(mlp(64, 48, 10), mlp(64, 12, 10)).run()
    /// ```
    ///
    /// @param assistants at least one
    public AssistedPlan through(Network... assistants) {
        return new AssistedPlan(this, List.of(assistants));
    }

    /// Checks what only the whole plan can tell, as [#run] does first.
    ///
    /// @return this plan
    /// @throws IllegalArgumentException if it cannot be run
    public DistillationPlan check() {
        var rows = PlanChecks.requireData(data);
        PlanChecks.requireDevice(recipe, loss(), Training.setting(student, teacher, rows));
        PlanChecks.requireWarm(recipe);
        recipe.augmentations().check(rows.inputShape());
        PlanChecks.requireRows(loss(), recipe, rows);
        PlanChecks.requireComparable(loss(), Training.setting(student, teacher, rows));
        PlanChecks.requireAnswers(softened(), recipe, rows);
        return this;
    }

    /// Distils, on the calling thread.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; no step has been taken then
    /// @throws org.joryu.distill.train.OutOfMemoryException if the device's memory is full
    /// @throws org.joryu.distill.train.DivergedException if a loss is NaN or infinite
    @Override
    public DistillationRun run() {
        return of(ready().run());
    }

    /// Distils in the background, and returns at once: see [Started].
    ///
    /// ```java
    /// var going = distill(teacher).into(mlp(64, 12, 10)).on(digits()).epochs(500).start();
    /// ```
    ///
    /// @throws IllegalArgumentException if the plan cannot be run; nothing was begun then
    @Override
    public Started<DistillationRun> start() {
        return ready().start(title(), this::of);
    }

    /// Distils as one of several trainings.
    ///
    /// @param part of a series, who watches it
    DistillationRun run(TrainingListener part) {
        return of(KeptRun.ready(this, training(), keeping, part).run());
    }

    private KeptRun.Ready ready() {
        return KeptRun.ready(this, training(), keeping, listener);
    }

    /// Goes on with a run of this very plan that was stopped or killed, as if it had not been; for plans
    /// that a manifest cannot hold. For others, see [Joryu#resume(Path)].
    ///
    /// @param folder of that run
    /// @throws IllegalArgumentException if it is no run of this plan, data and teacher
    @Override
    public DistillationRun resume(Path folder) {
        return of(KeptRun.resume(this, training(), keeping, listener, folder));
    }

    private DistillationRun of(KeptRun kept) {
        return new DistillationRun(this, PlanChecks.requireData(data), kept.result(), kept.manifest());
    }

    /// Its manifest where it is kept nowhere.
    Manifest manifest(TrainingResult result) {
        return Manifests.ended(Manifests.draft(this, KeptPlan.write(this), training()), result);
    }

    /// What is shown of a run that is kept nowhere.
    TrainingOutline outline(TrainingResult result) {
        return training().outline(result.device());
    }

    private Training training() {
        return new Training(title(), student, PlanChecks.requireData(check().data()), loss(), softened(), recipe);
    }

    /// Rehearses a few steps on a student that is then thrown away: how long the training will take,
    /// how strongly labels and teacher pull, and what is odd about the plan. A plan that is a cell's
    /// last value shows this.
    ///
    /// @throws IllegalArgumentException if the plan cannot be run
    public PlanExplanation explain() {
        var text = text();
        if (measuresPrecision()) {
            text.line(
                    "report",
                    "trains the student in f32 as well, to tell what %s costs: .withoutF32() leaves that out"
                            .formatted(recipe.computation().precision()));
        }
        return PlanExplanation.of(text.toString(), loss(), recipe, training());
    }

    /// Repeats this with several seeds, counted up from the one of this plan, and compares each time
    /// with the same student alone and with label smoothing; see [StudyPlan].
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).on(digits()).seeds(5).run()
    /// ```
    ///
    /// @param count how many seeds, ≥ 2
    public StudyPlan seeds(int count) {
        return StudyPlan.of(this, count);
    }

    /// The same with these very seeds.
    ///
    /// ```java
    /// distill(teacher).into(mlp(64, 12, 10)).on(digits()).seeds(1, 7, 42).run()
    /// ```
    ///
    /// @param seeds at least two, all different
    public StudyPlan seeds(long... seeds) {
        return new StudyPlan(this, LongStream.of(seeds).boxed().toList(), null);
    }

    /// Tries this with several temperatures and alphas, of which dev chooses; see [SweepPlan].
    ///
    /// ```java
    /// var sweep = distill(teacher).into(mlp(64, 12, 10)).on(digits())
    ///         .sweep().temperature(1, 2, 4, 8).alpha(0.1, 0.5, 0.9).run();
    /// sweep.best().run().report();
    /// ```
    public SweepPlan sweep() {
        return new SweepPlan(this, List.of(), List.of(), 1);
    }

    /// The teacher, as it is asked by this plan.
    Teacher softened() {
        return teacher.at(loss().temperature());
    }

    /// Trains the student without the teacher: same weights to begin with, same batches in the same
    /// order, same number of steps, L = the hard loss.
    TrainingResult runAlone(Dataset rows, long steps) {
        var title = student + " alone, for comparison";
        return new Training(title, student, rows, loss().hard(), null, recipe, steps).run(listener);
    }

    /// Distils the same student in f32: by all else as this plan does it, and as many steps.
    TrainingResult runInF32(Dataset rows, long steps) {
        var single = precision(Precision.F32);
        return new Training(
                        title() + " in f32, for comparison", student, rows, loss(), softened(), single.recipe(), steps)
                .run(listener);
    }

    /// Whether a report trains the student in f32 as well.
    boolean measuresPrecision() {
        return comparedWithF32 && recipe.computation().precision() != Precision.F32;
    }

    @Override
    public String toString() {
        return text().toString();
    }

    private PlanText text() {
        var text = new PlanText("distill " + title()).loss(loss());
        adaptations().forEach(adaptation -> text.line("compares", adaptation));
        objective.translation(student.classes()).ifPresent(translation -> text.line("from", translation.words()));
        text.line("teacher", PlanText.parameters(teacher) + ", frozen")
                .line("student", PlanText.parameters(student) + fewer())
                .data(data)
                .recipe(recipe, data);
        var precision = recipe.computation().precision();
        if (precision != Precision.F32 && !comparedWithF32) {
            text.line("report", "without the student in f32, so it does not tell what %s costs".formatted(precision));
        }
        return text;
    }

    /// What losses chose by themselves to make features comparable; where they cannot, why.
    private List<String> adaptations() {
        var setting = Training.setting(student, teacher, data);
        try {
            return loss().parts().stream()
                    .flatMap(part -> part.adaptations(setting).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    private String fewer() {
        return teacher.parameterCount().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", %.1f times fewer",
                        (double) teacher.parameterCount().getAsLong() / student.parameterCount());
    }
}

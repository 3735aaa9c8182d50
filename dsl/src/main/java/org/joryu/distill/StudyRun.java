package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.DivergedException;
import org.joryu.distill.train.RememberingTeacher;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingSeries;

/// Trains the students of a study, one after another. Used once.
final class StudyRun {

    private final StudyPlan study;
    private final Dataset data;
    private final RememberingTeacher teacher;
    private final Exam exam;
    private final TrainingSeries series;
    private final List<Study.Seed> finished = new ArrayList<>();
    private final List<Study.Failure> failures = new ArrayList<>();

    StudyRun(StudyPlan study) {
        this.study = study;
        this.data = PlanChecks.requireData(study.plan().data());
        this.teacher = new RememberingTeacher(study.plan().softened());
        this.exam = new Exam(data, teacher.logits(data.test(), Torch.defaultDevice()));
        int trainings = study.seeds().size() * Arm.of(study.plan()).size();
        this.series = TrainingSeries.begin(
                new SeriesOutline(
                        study.title(),
                        trainings,
                        (long) trainings * study.plan().recipe().epochs()),
                study.plan().listener());
    }

    Study run() {
        boolean stopped = false;
        try {
            for (int place = 0; place < study.seeds().size() && !stopped; place++) {
                stopped = !trained(place);
            }
        } catch (RuntimeException | Error failure) {
            series.end("failed: " + failure.getMessage());
            throw failure;
        }
        var result = new Study(study, data.toString(), data.test().size(), finished, failures, stopped);
        series.end(result.verdict());
        return result;
    }

    /// {@return false if it was stopped}
    private boolean trained(int place) {
        long seed = study.seeds().get(place);
        var plan = study.plan(seed);
        var rows = PlanChecks.requireData(plan.data());
        var graded = new ArrayList<Exam.Graded>();
        for (var arm : Arm.of(plan)) {
            var title = "%s, seed %d (%d of %d)"
                    .formatted(arm.title(plan), seed, place + 1, study.seeds().size());
            var training = new Training(
                    title, plan.student(), rows, arm.loss(plan), arm.hasTeacher() ? teacher : null, arm.recipe(plan));
            try {
                var result = training.run(series.next());
                if (result.stopped()) {
                    return false;
                }
                graded.add(exam.grade(result));
            } catch (DivergedException diverged) {
                failures.add(new Study.Failure(seed, arm.words, String.valueOf(diverged.getMessage())));
                return true;
            }
        }
        finished.add(seed(plan, graded));
        return true;
    }

    /// @param graded in the order of the arms
    private static Study.Seed seed(DistillationPlan plan, List<Exam.Graded> graded) {
        var recipe = plan.recipe();
        var distilled = graded.getFirst();
        var inF32 = graded.stream().skip(3).findFirst();
        return new Study.Seed(
                recipe.seed(),
                distilled.outcome(),
                graded.get(1).outcome(),
                graded.get(2).outcome(),
                inF32.map(single -> PrecisionCost.of(recipe.computation().precision(), distilled, single)));
    }
}

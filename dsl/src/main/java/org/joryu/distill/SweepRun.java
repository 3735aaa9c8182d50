package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.train.DivergedException;
import org.joryu.distill.train.RememberingTeacher;
import org.joryu.distill.train.SeriesOutline;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingSeries;

/// Trains the combinations of a sweep, round by round. Used once.
final class SweepRun {

    private final SweepPlan sweep;
    private final Dataset data;
    private final RememberingTeacher teacher;
    private final List<SweepPlan.Candidate> candidates;
    private final List<SweepPlan.Round> rounds;
    private final List<Sweep.Cell> cells = new ArrayList<>();
    private final TrainingSeries series;

    SweepRun(SweepPlan sweep) {
        this.sweep = sweep;
        this.data = PlanChecks.requireData(sweep.plan().data());
        this.teacher = new RememberingTeacher(sweep.plan().teacher());
        this.candidates = sweep.candidates();
        this.rounds = sweep.rounds();
        for (var candidate : candidates) {
            cells.add(new Sweep.Cell(candidate.temperature(), candidate.alpha(), List.of(), Optional.empty()));
        }
        var outline = new SeriesOutline(
                sweep.title(),
                rounds.stream().mapToInt(SweepPlan.Round::candidates).sum(),
                rounds.stream()
                        .mapToLong(round -> (long) round.candidates() * round.epochs())
                        .sum());
        this.series = TrainingSeries.begin(outline, sweep.plan().listener());
    }

    Sweep run() {
        int complete = 0;
        try {
            while (complete < rounds.size() && finished(complete)) {
                complete++;
            }
        } catch (RuntimeException | Error failure) {
            series.end("failed: " + failure.getMessage());
            throw failure;
        }
        var result = new Sweep(sweep, data.toString(), data.dev().size(), cells, complete, complete < rounds.size());
        series.end(result.verdict());
        return result;
    }

    /// {@return false if the round was stopped}
    private boolean finished(int round) {
        var entering = round == 0
                ? List.copyOf(cells)
                : Sweep.ranking(cells, round).stream()
                        .limit(rounds.get(round).candidates())
                        .toList();
        // In the order of the map, so that the first rounds of two sweeps look alike.
        var places = entering.stream().map(cells::indexOf).sorted().toList();
        for (int i = 0; i < places.size(); i++) {
            var which = rounds.size() == 1 ? "" : ", round " + (round + 1);
            if (!trained(places.get(i), round, "%s (%d of %d)".formatted(which, i + 1, places.size()))) {
                return false;
            }
        }
        return true;
    }

    /// {@return false if it was stopped}
    private boolean trained(int place, int round, String which) {
        var cell = cells.get(place);
        var plan = candidates.get(place).plan();
        int epochs = rounds.get(round).epochs();
        var training = new Training(
                "%s, %s%s".formatted(plan.student(), cell.name(), which),
                plan.student(),
                data,
                plan.loss(),
                teacher.at(plan.loss().temperature()),
                plan.recipe().withEpochs(epochs));
        try {
            var result = training.run(series.next());
            if (result.stopped()) {
                return false;
            }
            var trained = new ArrayList<>(cell.trained());
            trained.add(new Sweep.Trained(epochs, result.bestEpoch()));
            cells.set(place, new Sweep.Cell(cell.temperature(), cell.alpha(), trained, Optional.empty()));
        } catch (DivergedException diverged) {
            cells.set(
                    place,
                    new Sweep.Cell(
                            cell.temperature(),
                            cell.alpha(),
                            cell.trained(),
                            Optional.of(String.valueOf(diverged.getMessage()))));
        }
        return true;
    }
}

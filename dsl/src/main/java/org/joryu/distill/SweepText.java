package org.joryu.distill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.joryu.distill.train.Training;

/// How sweeps read.
final class SweepText {

    private SweepText() {}

    static String name(OptionalDouble temperature, OptionalDouble alpha) {
        var names = new ArrayList<String>();
        temperature.ifPresent(value -> names.add("T = " + SweepPlan.number(value)));
        alpha.ifPresent(value -> names.add("alpha = " + SweepPlan.number(value)));
        return String.join(", ", names);
    }

    static String verdict(Sweep sweep) {
        if (Sweep.ranking(sweep.cells(), Math.max(1, sweep.complete())).isEmpty()) {
            return sweep.stopped()
                    ? "no best plan: stopped before any training was finished"
                    : "no best plan: all %d trainings diverged"
                            .formatted(sweep.cells().size());
        }
        var winner = sweep.winner();
        int round = Math.max(1, sweep.complete());
        var best = winner.trained().get(round - 1);
        var sentence = "best on dev: %s, with %s after %d epochs%s"
                .formatted(
                        winner.name(),
                        ReportText.percent(best.best().devAccuracy()),
                        best.epochs(),
                        certainty(sweep, round));
        return sweep.stopped() ? sentence + "; stopped before the end" : sentence;
    }

    /// How far the others were, when it was chosen.
    private static String certainty(Sweep sweep, int round) {
        int decisive = sweep.decisive();
        int others = Sweep.ranking(sweep.cells(), decisive).size() - 1;
        int asGood = sweep.asGood().size() - 1;
        if (others == 0) {
            return "";
        }
        var when = decisive == round
                ? ""
                : " after " + sweep.plan().rounds().get(decisive - 1).epochs() + " epochs, when it was chosen";
        return asGood == 0
                ? ", by more than a standard error from the next" + when
                : ", from which %d of %d others could not be told apart%s".formatted(asGood, others, when);
    }

    static String table(Sweep sweep) {
        var text = new StringBuilder(sweep.plan().title()).append("\n\n");
        text.append(map(sweep)).append('\n').append(cells(sweep)).append('\n');
        sweep.cells()
                .forEach(cell -> cell.failure()
                        .ifPresent(failure ->
                                text.append("%s: %s%n".formatted(cell.name(), ReportText.firstClause(failure)))));
        text.append(sweep.data()).append('\n');
        sweep.notes().forEach(note -> text.append(note).append('\n'));
        return text.append(sweep.verdict()).toString();
    }

    private static TextTable map(Sweep sweep) {
        var temperatures = SweepPlan.choices(sweep.plan().temperatures());
        var heads = new ArrayList<String>();
        heads.add("dev accuracy");
        temperatures.forEach(value -> heads.add(name(value, OptionalDouble.empty())));
        var table = new TextTable(1).row(heads);
        for (int place = 0; place < sweep.cells().size(); place += temperatures.size()) {
            var row = new ArrayList<String>();
            row.add(name(OptionalDouble.empty(), sweep.cells().get(place).alpha()));
            sweep.cells().subList(place, place + temperatures.size()).forEach(cell -> row.add(words(sweep, cell)));
            table.row(row);
        }
        return table;
    }

    private static String words(Sweep sweep, Sweep.Cell cell) {
        if (cell.failure().isPresent()) {
            return "diverged";
        }
        return cell.latest()
                .map(trained -> ReportText.percent(trained.best().devAccuracy())
                        + (sweep.plan().eta() > 1 ? " (" + trained.epochs() + ")" : ""))
                .orElse("–");
    }

    private static TextTable cells(Sweep sweep) {
        var table = new TextTable(1).row("", "epochs", "dev accuracy", "in epoch", "dev loss", "agrees");
        for (var cell : sweep.ordered()) {
            var trained = cell.trained().getLast();
            table.row(
                    cell.name(),
                    String.valueOf(trained.epochs()),
                    ReportText.percent(trained.best().devAccuracy()),
                    String.valueOf(trained.best().epoch()),
                    ReportText.number(trained.best().devLoss()),
                    ReportText.percent(trained.best().agreement()));
        }
        return table;
    }

    static List<String> notes(Sweep sweep) {
        var notes = new ArrayList<String>();
        notes.add("Trained: %s.".formatted(sweep.plan().schedule()));
        notes.add("Each: seed %d, same initial weights, same batches."
                .formatted(sweep.plan().plan().recipe().seed()));
        var plan = sweep.plan().plan();
        notes.add(
                Training.runsAlong(plan.loss(), plan.recipe())
                        ? "The teacher ran along, as its features are compared or rows look otherwise in each epoch."
                        : "The teacher was asked once, and its logits kept for all.");
        if (sweep.plan().eta() > 1) {
            notes.add("Every round trained anew; in brackets, for how many epochs, and only equals compare.");
            notes.add("What was dropped is not proved worse: soft targets pay late.");
        }
        if (sweep.stopped()) {
            notes.add("Stopped: %d of %d rounds were finished; what was trained is kept."
                    .formatted(sweep.complete(), sweep.plan().rounds().size()));
        }
        notes.add(String.format(
                Locale.ROOT,
                "Dev chose, with %,d rows, of which one is %.1f points: it flatters the best of %d.",
                sweep.devRows(),
                100.0 / sweep.devRows(),
                sweep.cells().size()));
        notes.add("The test split was not read: best().run().report() reads it.");
        return notes;
    }
}

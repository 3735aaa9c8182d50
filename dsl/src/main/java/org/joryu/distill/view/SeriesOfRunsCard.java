package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.AssistedRun;
import org.joryu.distill.BornAgainRun;
import org.joryu.distill.DistillationRun;
import org.joryu.distill.MutualRun;
import org.joryu.distill.train.TrainingResult;
import org.joryu.notebook.MimeBundle;

/// Several models that were trained together or one from another, a row for each.
final class SeriesOfRunsCard {

    private SeriesOfRunsCard() {}

    static MimeBundle of(MutualRun run) {
        var table = new HtmlTable(2)
                .head(List.of("", "network", "epoch kept", "dev accuracy", "dev loss", "last epoch’s", "took"));
        var best = marked(run.results().stream()
                .map(result -> result.bestEpoch().devAccuracy())
                .toList());
        for (int i = 0; i < run.results().size(); i++) {
            var result = run.results().get(i);
            table.row(List.of(
                    String.valueOf(i + 1),
                    result.best().network().toString(),
                    Numbers.count(result.bestEpoch().epoch()),
                    best.get(i),
                    Numbers.loss(result.bestEpoch().devLoss()),
                    Numbers.percent(result.lastEpoch().devAccuracy()),
                    Numbers.took(result.took())));
        }
        return card(
                "%d networks that learned from each other%s"
                        .formatted(run.results().size(), stopped(run.stopped())),
                table,
                run.data() + "; ensemble() is all of them as one teacher",
                run.toString());
    }

    static MimeBundle of(BornAgainRun run) {
        return card(
                "%d generations of %s%s"
                        .formatted(run.generations().size(), run.plan().first().student(), stopped(run.stopped())),
                distillations(run.generations(), "generation"),
                run.generations().getFirst().data() + "; ensemble() is all of them as one teacher",
                run.toString());
    }

    static MimeBundle of(AssistedRun run) {
        return card(
                "%d of %d steps%s"
                        .formatted(run.runs().size(), run.plan().assistants().size() + 1, stopped(run.stopped())),
                distillations(run.runs(), "step"),
                run.runs().getFirst().data() + "; last().report() compares the student with itself alone",
                run.toString());
    }

    private static HtmlTable distillations(List<DistillationRun> runs, String what) {
        var table = new HtmlTable(3)
                .head(List.of(
                        what,
                        "teacher",
                        "student",
                        "parameters",
                        "seed",
                        "epoch kept",
                        "dev accuracy",
                        "agrees with its teacher",
                        "took"));
        var best = marked(runs.stream().map(run -> run.best().devAccuracy()).toList());
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            TrainingResult result = run.result();
            table.row(List.of(
                    String.valueOf(i + 1),
                    run.teacher().toString(),
                    run.student().network().toString(),
                    Numbers.count(run.student().network().parameterCount()),
                    String.valueOf(run.plan().recipe().seed()),
                    Numbers.count(run.best().epoch()),
                    best.get(i),
                    Numbers.percent(run.best().agreement()),
                    Numbers.took(result.took())));
        }
        return table;
    }

    private static List<String> marked(List<Double> values) {
        return HtmlTable.largestMarked(values.stream().map(Numbers::percent).toList(), values);
    }

    private static String stopped(boolean stopped) {
        return stopped ? ", stopped" : "";
    }

    private static MimeBundle card(String heading, HtmlTable table, String below, String text) {
        var lines = new ArrayList<>(List.of("★ the highest on dev, which chose each epoch; test was not read", below));
        var html = new StringBuilder("<div><b>%s</b>\n%s".formatted(Html.escape(heading), table));
        lines.forEach(line -> html.append("<div>%s</div>\n".formatted(Html.escape(line))));
        return MimeBundle.text(text).withHtml(html.append("</div>").toString());
    }
}

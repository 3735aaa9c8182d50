package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.joryu.distill.EarlierRun;
import org.joryu.distill.RunComparison;
import org.joryu.distill.Runs;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.work.PlainMode;
import org.joryu.notebook.MimeBundle;

/// Earlier runs as a table, the newest first, and what differs between some of them.
final class RunsCard {

    /// More rows than these nobody reads: `.where`, `.of` and `.since` choose among them.
    private static final int MOST = 50;

    private static final int SIDE_BY_SIDE = 4;

    private RunsCard() {}

    static MimeBundle of(Runs runs) {
        var html = new StringBuilder("<div><b>%s %s</b> in <code>%s</code>\n"
                .formatted(
                        Numbers.count(runs.all().size()),
                        runs.all().size() == 1 ? "run" : "runs",
                        Html.escape(runs.root().toString())));
        if (!runs.all().isEmpty()) {
            html.append(table(runs.all().subList(0, Math.min(MOST, runs.all().size()))));
            html.append(
                    "<div>the newest first; ★ the highest dev accuracy of these, which compare only on the same data</div>\n");
        }
        if (runs.all().size() > MOST) {
            html.append("<div>first %d of %s: choose by .of(words), .since(time), .where(…)</div>\n"
                    .formatted(MOST, Numbers.count(runs.all().size())));
        }
        runs.skipped().forEach(line -> html.append("<div>skipped %s</div>\n".formatted(Html.escape(line))));
        return MimeBundle.text(runs.toString()).withHtml(html.append("</div>").toString());
    }

    private static HtmlTable table(List<EarlierRun> runs) {
        var table = new HtmlTable(2).head(List.of("run", "what", "epochs", "dev best", "dev last", "took", "end"));
        var best = marked(runs);
        for (int i = 0; i < runs.size(); i++) {
            var run = runs.get(i);
            table.row(List.of(
                    String.valueOf(run.folder().getFileName()),
                    run.manifest().title(),
                    Numbers.count(run.history().epochs().size()),
                    best.get(i),
                    Numbers.percent(last(run)),
                    PlainMode.measured(Numbers.took(run.manifest().took())),
                    run.end()));
        }
        return table;
    }

    private static List<String> marked(List<EarlierRun> runs) {
        var values = runs.stream().map(EarlierRun::devAccuracy).toList();
        return HtmlTable.largestMarked(values.stream().map(Numbers::percent).toList(), values);
    }

    private static double last(EarlierRun run) {
        var epochs = run.history().epochs();
        return epochs.isEmpty() ? Double.NaN : epochs.getLast().devAccuracy();
    }

    static MimeBundle of(RunComparison comparison) {
        var columns = new ArrayList<List<String>>();
        columns.add(comparison.runs().stream()
                .map(run -> String.valueOf(run.folder().getFileName()))
                .toList());
        var heads = new ArrayList<>(List.of("run"));
        comparison.differences().forEach((name, said) -> {
            // What a loss's symbols stand for differs where the loss does, which is said already.
            if (!name.equals("where")) {
                heads.add(name);
                columns.add(said.stream()
                        .map(words -> words.isEmpty() ? "–" : words)
                        .toList());
            }
        });
        int names = heads.size();
        heads.addAll(List.of("dev best", "dev last", "epoch kept", "its dev loss"));
        columns.add(marked(comparison.runs()));
        columns.add(comparison.runs().stream()
                .map(run -> Numbers.percent(last(run)))
                .toList());
        var kept = comparison.runs().stream().map(RunsCard::kept).toList();
        columns.add(kept.stream()
                .map(epoch -> epoch.isEmpty() ? "–" : Numbers.count(epoch.get().epoch()))
                .toList());
        columns.add(kept.stream()
                .map(epoch -> epoch.isEmpty() ? "–" : Numbers.loss(epoch.get().devLoss()))
                .toList());
        var words = names == 1 ? "their plans do not differ" : "what differs in their plans, and dev";
        return MimeBundle.text(comparison.toString())
                .withHtml("<div><b>%d runs compared</b>: %s\n%s</div>"
                        .formatted(comparison.runs().size(), words, table(heads, columns, names)));
    }

    /// Few runs stand side by side, as plans are long; many below each other.
    private static HtmlTable table(List<String> heads, List<List<String>> columns, int names) {
        int runs = columns.getFirst().size();
        if (runs <= SIDE_BY_SIDE) {
            var table = new HtmlTable(1 + runs).head(prepended("", columns.getFirst()));
            for (int i = 1; i < heads.size(); i++) {
                table.rowBelowLine(prepended(heads.get(i), columns.get(i)));
            }
            return table;
        }
        var table = new HtmlTable(names).head(heads);
        for (int run = 0; run < runs; run++) {
            int place = run;
            table.rowBelowLine(columns.stream().map(column -> column.get(place)).toList());
        }
        return table;
    }

    private static List<String> prepended(String first, List<String> others) {
        var all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return all;
    }

    /// The epoch whose weights count.
    private static Optional<EpochMetrics> kept(EarlierRun run) {
        return run.history().epochs().stream()
                .max(Comparator.comparingDouble(EpochMetrics::devAccuracy)
                        .thenComparing(Comparator.comparingDouble(EpochMetrics::devLoss)
                                .reversed()));
    }
}

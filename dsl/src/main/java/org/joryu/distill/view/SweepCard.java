package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.Sweep;
import org.joryu.distill.chart.SweepChart;
import org.joryu.notebook.MimeBundle;

/// A sweep: its verdict, a heat map, and every combination with its numbers.
final class SweepCard {

    private static final String CELL = "style=\"text-align:right;padding:2px 10px\"";

    private SweepCard() {}

    static MimeBundle of(Sweep sweep) {
        var html = new StringBuilder("<div><b>%s</b>".formatted(Html.escape(sweep.verdict())));
        html.append("<div style=\"margin-top:6px\">%s</div>".formatted(Charting.image(sweep.chart())));
        html.append(table(sweep));
        html.append("<div style=\"margin-top:6px\">%s</div>".formatted(Html.escape(sweep.data())));
        sweep.notes().forEach(note -> html.append("<div>%s</div>".formatted(Html.escape(note))));
        return MimeBundle.text(sweep.toString()).withHtml(html.append("</div>").toString());
    }

    /// The accuracies are colored as in the map, for readers whose page drops pictures.
    private static String table(Sweep sweep) {
        var map = sweep.chart();
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin-top:6px\"><tr>");
        for (var head : List.of("", "epochs", "dev accuracy", "in epoch", "dev loss", "agrees with teacher")) {
            html.append("<td %s><b>%s</b></td> ".formatted(CELL, head));
        }
        html.append("</tr>");
        for (var cell : ordered(sweep)) {
            int place = sweep.cells().indexOf(cell);
            html.append("<tr align=\"right\"><td %s>%s</td>"
                    .formatted(CELL, name(map.cells().get(place), cell)));
            if (cell.failure().isPresent()) {
                html.append("<td colspan=\"5\" style=\"padding:2px 10px\">%s</td>"
                        .formatted(Html.escape(cell.failure().get())));
            } else {
                numbers(html, map.share(place), cell);
            }
            html.append("</tr>\n");
        }
        return html.append("</table>").toString();
    }

    private static String name(SweepChart.Cell drawn, Sweep.Cell cell) {
        var name = Html.escape(cell.name());
        return drawn.isChosen() ? "<b>" + name + "</b>" : name;
    }

    private static void numbers(StringBuilder html, double share, Sweep.Cell cell) {
        var latest = cell.latest();
        if (latest.isEmpty()) {
            html.append("<td %s>–</td>".formatted(CELL).repeat(5));
            return;
        }
        var best = latest.get().best();
        html.append("<td %s>%s</td>".formatted(CELL, Numbers.count(latest.get().epochs())))
                .append(HeatCell.of(share, Numbers.percent(best.devAccuracy())))
                .append("<td %s>%s</td>".formatted(CELL, Numbers.count(best.epoch())))
                .append("<td %s>%s</td>".formatted(CELL, Numbers.loss(best.devLoss())))
                .append("<td %s>%s</td>".formatted(CELL, Numbers.percent(best.agreement())));
    }

    /// Best first; what has no number comes last.
    private static List<Sweep.Cell> ordered(Sweep sweep) {
        var ordered = new ArrayList<>(sweep.ordered());
        sweep.cells().stream().filter(cell -> !ordered.contains(cell)).forEach(ordered::add);
        return ordered;
    }
}

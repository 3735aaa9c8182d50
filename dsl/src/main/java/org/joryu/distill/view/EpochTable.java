package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.NamedLoss;

/// The best epoch and the last few, as a table.
final class EpochTable {

    /// With the best one above them these are six rows: read at a glance, and of one height from
    /// the sixth epoch on.
    private static final int LAST_SHOWN = 5;

    private static final String CELL = "style=\"text-align:right;padding:2px 10px\"";

    private final Progress progress;

    EpochTable(Progress progress) {
        this.progress = progress;
    }

    private List<EpochMetrics> last(int count) {
        var epochs = progress.epochs();
        return epochs.subList(Math.max(0, epochs.size() - count), epochs.size());
    }

    private List<String> heads() {
        var heads = new ArrayList<>(List.of("epoch"));
        if (progress.hasTeacher()) {
            heads.addAll(List.of("hard", "soft"));
        }
        // All epochs have the parts that the first has.
        progress.epochs().stream()
                .limit(1)
                .flatMap(epoch -> parts(epoch).stream())
                .forEach(part -> heads.add(part.name()));
        heads.addAll(List.of(progress.hasTeacher() ? "total" : "loss", "dev loss", "dev accuracy"));
        if (progress.hasTeacher()) {
            heads.add("agrees with teacher");
        }
        return heads;
    }

    /// Where there is a teacher, the first part is the hard loss, which has a column already.
    private List<NamedLoss> parts(EpochMetrics epoch) {
        var parts = epoch.severalParts();
        return progress.hasTeacher() && !parts.isEmpty() ? parts.subList(1, parts.size()) : parts;
    }

    private List<String> cells(EpochMetrics epoch) {
        var cells =
                new ArrayList<>(List.of(epoch.equals(progress.best()) ? "best: " + epoch.epoch() : "" + epoch.epoch()));
        if (progress.hasTeacher()) {
            cells.add(Numbers.loss(epoch.hardLoss()));
            cells.add(Numbers.loss(epoch.softLoss()));
        }
        parts(epoch).forEach(part -> cells.add(Numbers.loss(part.value())));
        cells.add(Numbers.loss(epoch.totalLoss()));
        cells.add(Numbers.loss(epoch.devLoss()));
        cells.add(Numbers.percent(epoch.devAccuracy()));
        if (progress.hasTeacher()) {
            cells.add(Numbers.percent(epoch.agreement()));
        }
        return cells;
    }

    String html() {
        var html = new StringBuilder("<table style=\"border-collapse:collapse;margin-top:6px\"><tr>");
        heads().forEach(head -> html.append("<th %s>%s</th>".formatted(CELL, head)));
        html.append("</tr>");
        var shown = new ArrayList<>(last(LAST_SHOWN));
        var best = progress.best();
        if (best != null && !shown.contains(best)) {
            shown.addFirst(best);
        }
        for (var epoch : shown) {
            html.append(epoch.equals(best) ? "<tr style=\"font-weight:bold\">" : "<tr>");
            cells(epoch).forEach(cell -> html.append("<td %s>%s</td>".formatted(CELL, cell)));
            html.append("</tr>");
        }
        return html.append("</table>").toString();
    }

    /// The last three rows, and their heads.
    String text() {
        var lines = new ArrayList<List<String>>();
        lines.add(heads());
        last(3).forEach(epoch -> lines.add(cells(epoch)));
        var text = new StringBuilder();
        for (var line : lines) {
            for (int column = 0; column < line.size(); column++) {
                int width = Math.max(9, heads().get(column).length());
                text.append(" ".repeat(Math.max(0, width - line.get(column).length())))
                        .append(line.get(column))
                        .append(column < line.size() - 1 ? "  " : "\n");
            }
        }
        return text.toString().stripTrailing();
    }
}

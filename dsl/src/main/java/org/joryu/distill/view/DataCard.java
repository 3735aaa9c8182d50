package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Split;
import org.joryu.notebook.MimeBundle;

/// Data: how many rows each class has in each split, and what some of them look like.
final class DataCard {

    /// So many classes are columns of a table.
    private static final int MOST_CLASSES = Distributions.MOST_CLASSES;

    /// So many pictures fit into a strip.
    private static final int STRIP = 16;

    private static final String HEAD = "<td align=\"left\" style=\"text-align:left\"><b>%s</b></td> ";

    private DataCard() {}

    static MimeBundle of(Dataset data) {
        return card(data.toString(), data.classNames(), List.of(data.train(), data.dev(), data.test()), data.sha256());
    }

    /// A split does not know its classes' names: they are told by their labels.
    static MimeBundle of(Split split) {
        int classes = Arrays.stream(split.labels()).max().orElse(-1) + 1;
        var names = IntStream.range(0, classes).mapToObj(String::valueOf).toList();
        return card(split.toString(), names, List.of(split), "");
    }

    private static MimeBundle card(String heading, List<String> names, List<Split> splits, String sha256) {
        var counts = splits.stream().map(split -> counts(split, names.size())).toList();
        boolean few = names.size() <= MOST_CLASSES;
        var html = new StringBuilder("<div><b>%s</b>%s\n"
                .formatted(
                        Html.escape(heading),
                        sha256.isEmpty()
                                ? ""
                                : "\n<div style=\"font-size:85%%\">sha256 %.12s…</div>".formatted(sha256)));
        html.append(few ? byClass(names, splits, counts) : summary(splits, counts));
        if (!few) {
            html.append(strip(names, splits.getFirst()));
        }
        var text = new StringBuilder(heading);
        for (int i = 0; i < splits.size(); i++) {
            text.append("\n  %-6s%s"
                    .formatted(splits.get(i).name(), few ? inWords(names, counts.get(i)) : range(counts.get(i))));
        }
        return MimeBundle.text(text.toString()).withHtml(html.append("</div>").toString());
    }

    private static int[] counts(Split split, int classes) {
        var counts = new int[classes];
        for (int label : split.labels()) {
            counts[label]++;
        }
        return counts;
    }

    private static String inWords(List<String> names, int[] counts) {
        return IntStream.range(0, counts.length)
                .mapToObj(label -> names.get(label) + ": " + Numbers.count(counts[label]))
                .collect(Collectors.joining(", "));
    }

    private static String range(int... counts) {
        var sorted = counts.clone();
        Arrays.sort(sorted);
        return "%s to %s rows a class, median %s"
                .formatted(
                        Numbers.count(sorted[0]),
                        Numbers.count(sorted[sorted.length - 1]),
                        Numbers.count(sorted[sorted.length / 2]));
    }

    /// A column for each class, below its first row's picture.
    private static String byClass(List<String> names, List<Split> splits, List<int[]> counts) {
        var heads = new StringBuilder(HEAD.formatted("rows"));
        names.forEach(
                name -> heads.append("<td><b>%s</b></td> ".formatted(Html.escape(Distributions.shortened(name)))));
        var html = new StringBuilder("<table cellpadding=\"4\" style=\"border-collapse:collapse;margin-top:6px\">\n")
                .append(HeatCell.row(heads + "<td><b>all</b></td>"));
        pictures(names, splits).ifPresent(html::append);
        for (int i = 0; i < splits.size(); i++) {
            var cells = new StringBuilder(HEAD.formatted(splits.get(i).name()));
            for (int count : counts.get(i)) {
                cells.append("<td>%s</td> ".formatted(Numbers.count(count)));
            }
            html.append(HeatCell.row(cells
                    + "<td><b>%s</b></td>".formatted(Numbers.count(splits.get(i).size()))));
        }
        return html.append("</table>").toString();
    }

    private static Optional<String> pictures(List<String> names, List<Split> splits) {
        var cells = new StringBuilder(HEAD.formatted("first"));
        boolean any = false;
        for (int label = 0; label < names.size(); label++) {
            // A class that train lacks may be in another split.
            var picture = "";
            for (int i = splits.size() - 1; i >= 0; i--) {
                var found = first(splits.get(i), label);
                if (!found.isEmpty()) {
                    picture = thumbnail(splits.get(i), names, found.getFirst());
                }
            }
            any |= !picture.isEmpty();
            cells.append("<td>%s</td> ".formatted(picture));
        }
        return any ? Optional.of(HeatCell.row(cells + "<td></td>")) : Optional.empty();
    }

    private static List<Integer> first(Split split, int label) {
        var labels = split.labels();
        return IntStream.range(0, labels.length)
                .filter(place -> labels[place] == label)
                .limit(1)
                .boxed()
                .toList();
    }

    private static String thumbnail(Split split, List<String> names, int place) {
        return split.picture(place)
                .map(picture -> Thumbnails.of(true, STRIP, 100_000).image(picture, names.get(split.labels()[place])))
                .orElse("");
    }

    private static String summary(List<Split> splits, List<int[]> counts) {
        var table = new HtmlTable(1).head(List.of("", "rows", "a class: fewest", "median", "most"));
        for (int i = 0; i < splits.size(); i++) {
            var sorted = counts.get(i).clone();
            Arrays.sort(sorted);
            table.row(List.of(
                    splits.get(i).name(),
                    Numbers.count(splits.get(i).size()),
                    Numbers.count(sorted[0]),
                    Numbers.count(sorted[sorted.length / 2]),
                    Numbers.count(sorted[sorted.length - 1])));
        }
        return table.toString();
    }

    /// The first rows, whatever their classes, with their names.
    private static String strip(List<String> names, Split split) {
        var pictures = new ArrayList<String>();
        var words = new ArrayList<String>();
        for (int place = 0; place < Math.min(STRIP, split.size()); place++) {
            var picture = thumbnail(split, names, place);
            if (picture.isEmpty()) {
                return "";
            }
            pictures.add("<td>%s</td> ".formatted(picture));
            words.add("<td>%s</td> ".formatted(Html.escape(Distributions.shortened(names.get(split.labels()[place])))));
        }
        return "<table cellpadding=\"4\" style=\"border-collapse:collapse;margin-top:6px\">\n%s%s</table>"
                .formatted(HeatCell.row(String.join("", pictures)), HeatCell.row(String.join("", words)));
    }
}

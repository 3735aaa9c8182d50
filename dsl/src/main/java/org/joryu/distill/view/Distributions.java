package org.joryu.distill.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Which columns a distribution over classes is shown in, and its cells.
sealed interface Distributions {

    /// So many columns still fit on a page.
    int MOST_CLASSES = 12;

    /// Every class if they fit, else the likeliest and what is left.
    static Distributions of(List<String> classNames) {
        return classNames.size() <= MOST_CLASSES ? new EveryClass(classNames) : new Likeliest(classNames, 5);
    }

    List<String> heads();

    /// A cell for each of the [#heads].
    ///
    /// @param label whose cell is bold
    String cells(List<Double> probabilities, int label);

    /// A name as far as it fits into a cell.
    static String shortened(String name) {
        return name.length() <= 16 ? name : name.substring(0, 15) + "…";
    }

    private static String bold(boolean bold, String html) {
        return bold ? "<b>" + html + "</b>" : html;
    }

    /// One column per class, in label order.
    record EveryClass(List<String> classNames) implements Distributions {

        @Override
        public List<String> heads() {
            return classNames.stream().map(Distributions::shortened).toList();
        }

        @Override
        public String cells(List<Double> probabilities, int label) {
            var cells = new StringBuilder();
            for (int i = 0; i < probabilities.size(); i++) {
                double p = probabilities.get(i);
                cells.append(HeatCell.ofHtml(p, bold(i == label, HeatCell.number(p))))
                        .append(' ');
            }
            return cells.toString();
        }
    }

    /// The likeliest first, with their names, and the rest in one.
    record Likeliest(List<String> classNames, int count) implements Distributions {

        @Override
        public List<String> heads() {
            var heads = new ArrayList<String>();
            IntStream.rangeClosed(1, count).forEach(place -> heads.add(place + "."));
            heads.add("other");
            return heads;
        }

        @Override
        public String cells(List<Double> probabilities, int label) {
            var cells = new StringBuilder();
            double left = 1;
            for (int i : likeliest(probabilities)) {
                double p = probabilities.get(i);
                left -= p;
                var words = Html.escape(shortened(classNames.get(i)) + " " + HeatCell.number(p));
                cells.append(HeatCell.ofHtml(p, bold(i == label, words))).append(' ');
            }
            // Without color: as a sum over many classes it would outshine every single one.
            return cells.append("<td>%s</td>".formatted(HeatCell.number(Math.max(0, left))))
                    .toString();
        }

        private List<Integer> likeliest(List<Double> probabilities) {
            return IntStream.range(0, probabilities.size())
                    .boxed()
                    .sorted(Comparator.comparing(probabilities::get, Comparator.reverseOrder()))
                    .limit(count)
                    .toList();
        }
    }
}

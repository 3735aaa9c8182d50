package org.joryu.distill.train;

import java.util.List;
import java.util.Locale;

/// How a confusion matrix reads: whole where its lines fit on a page, else its most frequent errors.
final class ConfusionText {

    private static final int MOST_COLUMNS = 100;
    private static final int LONGEST_NAME = 12;
    private static final int MISTAKES = 12;
    private static final String RECALL = "recall";

    private ConfusionText() {}

    static String of(ConfusionMatrix matrix) {
        var names = matrix.classNames().stream().map(ConfusionText::shortened).toList();
        int width = Math.max(
                names.stream().mapToInt(String::length).max().orElse(1),
                String.valueOf(most(matrix)).length());
        int line = (names.size() + 1) * (width + 1) + RECALL.length() + 6;
        return line <= MOST_COLUMNS ? whole(matrix, names, width) : mistakes(matrix);
    }

    private static String whole(ConfusionMatrix matrix, List<String> names, int width) {
        var text = new StringBuilder("is \\ answered\n").append(padded("", width));
        names.forEach(name -> text.append(' ').append(padded(name, width)));
        text.append("   ").append(RECALL);
        for (int label = 0; label < names.size(); label++) {
            text.append('\n').append(padded(names.get(label), width));
            for (int answer = 0; answer < names.size(); answer++) {
                int count = matrix.count(label, answer);
                text.append(' ').append(padded(count == 0 ? "·" : String.valueOf(count), width));
            }
            text.append("  ").append(recall(matrix, label));
        }
        return text.toString();
    }

    private static String mistakes(ConfusionMatrix matrix) {
        var found = matrix.mostConfused(MISTAKES);
        var text = new StringBuilder(
                "%d classes, most confused:".formatted(matrix.classNames().size()));
        found.forEach(mistake -> text.append("\n  ").append(mistake));
        return found.isEmpty() ? text.append(" none").toString() : text.toString();
    }

    private static String recall(ConfusionMatrix matrix, int label) {
        double recall = matrix.recall(matrix.classNames().get(label));
        return Double.isNaN(recall) ? "      –" : String.format(Locale.ROOT, "%5.1f %%", 100 * recall);
    }

    private static int most(ConfusionMatrix matrix) {
        int most = 0;
        for (int label = 0; label < matrix.classNames().size(); label++) {
            for (int answer = 0; answer < matrix.classNames().size(); answer++) {
                most = Math.max(most, matrix.count(label, answer));
            }
        }
        return most;
    }

    private static String padded(String word, int width) {
        return " ".repeat(Math.max(0, width - word.length())) + word;
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }
}

package org.joryu.distill.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What teacher and student say about one row: two bars per class, the teacher's above the student's.
///
/// ```java
/// run.softTargets().hardest().bars(0)
/// ```
///
/// @param title whose row it is
/// @param caption how teacher and student differ
/// @param bars a pair for each class, from the top
public record BarChart(String title, String caption, List<Bar> bars) implements Chart {

    /// More classes than this are cut down to the likeliest.
    public static final int MOST_CLASSES = 12;

    /// One class.
    ///
    /// @param name of the class
    /// @param teacher the teacher's probability, in [0, 1]
    /// @param student the student's probability, in [0, 1]
    /// @param isLabel whether it is the right one
    public record Bar(String name, double teacher, double student, boolean isLabel) {}

    public BarChart {
        bars = List.copyOf(bars);
    }

    /// A pair of bars for each class in label order; if they are more than [#MOST_CLASSES], for those
    /// that teacher or student find likeliest and for the label, with the others in one.
    ///
    /// @param classNames in label order
    /// @param teacher probabilities, one per class
    /// @param student probabilities, one per class
    /// @param label the right class
    /// @throws IllegalArgumentException unless there are as many probabilities as classes
    public static BarChart of(
            String title,
            String caption,
            List<String> classNames,
            List<Double> teacher,
            List<Double> student,
            int label) {
        if (teacher.size() != classNames.size() || student.size() != classNames.size()) {
            throw new IllegalArgumentException(
                    "teacher and student must have %d probabilities, one for each class, but had %d and %d"
                            .formatted(classNames.size(), teacher.size(), student.size()));
        }
        int count = classNames.size();
        var shown =
                count <= MOST_CLASSES ? IntStream.range(0, count).boxed().toList() : likeliest(teacher, student, label);
        var bars = new ArrayList<Bar>();
        double teacherLeft = 0;
        double studentLeft = 0;
        for (int c = 0; c < count; c++) {
            if (!shown.contains(c)) {
                teacherLeft += teacher.get(c);
                studentLeft += student.get(c);
            }
        }
        shown.forEach(c -> bars.add(new Bar(classNames.get(c), teacher.get(c), student.get(c), c == label)));
        if (shown.size() < count) {
            bars.add(new Bar("%,d others".formatted(count - shown.size()), teacherLeft, studentLeft, false));
        }
        return new BarChart(title, caption, bars);
    }

    /// The label first, so that it is never left out; then ordered by the teacher.
    private static List<Integer> likeliest(List<Double> teacher, List<Double> student, int label) {
        var byEither = Comparator.<Integer>comparingDouble(c -> -Math.max(teacher.get(c), student.get(c)));
        return IntStream.range(0, teacher.size())
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(c -> c == label ? 0 : 1)
                        .thenComparing(byEither))
                .limit(MOST_CLASSES - 1)
                .sorted(Comparator.<Integer>comparingDouble(c -> -teacher.get(c)))
                .toList();
    }

    /// A probability as it stands beside its bar.
    static String number(double probability) {
        return Double.isFinite(probability) ? String.format(Locale.ROOT, "%.3f", probability) : "–";
    }

    @Override
    public boolean isEmpty() {
        return bars.stream().noneMatch(bar -> Double.isFinite(bar.teacher()) || Double.isFinite(bar.student()));
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return title + ": no class has a probability, so there is nothing to draw";
        }
        var text = new StringBuilder(title).append(", ").append(caption);
        text.append("\nclass: teacher, student");
        for (var bar : bars) {
            text.append("\n%s%s: %s, %s"
                    .formatted(
                            bar.name(),
                            bar.isLabel() ? " (the label)" : "",
                            number(bar.teacher()),
                            number(bar.student())));
        }
        return text.toString();
    }
}

package org.joryu.app;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/// What `joryu doctor` found, for a person at a terminal.
///
/// @param ansi whether the terminal shows colors
record DoctorText(Ansi ansi) {

    private static final int COLUMNS = 100;
    private static final int INDENT = 22;

    /// One result: its verdict, its name, what was found, and below it what to do.
    String lines(Check.Result result) {
        return switch (result.finding()) {
            case Finding.Fine fine -> head("green", "ok", result) + body(fine.found());
            case Finding.Warning warning ->
                head("yellow", "warning", result) + body(warning.found()) + remedy(warning.remedy());
            case Finding.Problem problem ->
                head("red", "PROBLEM", result) + body(problem.found()) + remedy(problem.remedy());
        };
    }

    /// How many of each there are.
    String sum(List<Check.Result> results) {
        long problems = results.stream()
                .filter(r -> r.finding() instanceof Finding.Problem)
                .count();
        long warnings = results.stream()
                .filter(r -> r.finding() instanceof Finding.Warning)
                .count();
        if (problems + warnings == 0) {
            return "All is well.";
        }
        return "%s, %s.".formatted(count(problems, "problem"), count(warnings, "warning"));
    }

    private static String count(long number, String what) {
        return (number == 0 ? "no" : String.valueOf(number)) + " " + what + (number == 1 ? "" : "s");
    }

    private String head(String color, String verdict, Check.Result result) {
        return ansi.string("@|%s %-8s|@ ".formatted(color, verdict)) + "%-13s".formatted(result.name());
    }

    private static String body(String found) {
        return String.join("\n" + " ".repeat(INDENT), wrapped(found, COLUMNS - INDENT));
    }

    private static String remedy(String remedy) {
        var between = "\n" + " ".repeat(INDENT);
        return between + "→ " + String.join(between + "  ", wrapped(remedy, COLUMNS - INDENT - 2));
    }

    /// At spaces only, so that a path or a command stays whole and can be copied.
    private static List<String> wrapped(String text, int width) {
        var lines = new ArrayList<String>();
        for (var paragraph : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (var word : paragraph.split(" ", -1)) {
                if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            lines.add(line.toString());
        }
        return lines;
    }
}

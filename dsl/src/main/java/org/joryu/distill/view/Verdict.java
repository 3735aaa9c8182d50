package org.joryu.distill.view;

/// What was found, above everything else: its first clause large, with a mark and an edge in its color, the
/// evidence below.
///
/// @param tone what it means
/// @param sentence whose first colon ends the first clause
record Verdict(Tone tone, String sentence) {

    /// What a finding means. The colors are those of Okabe and Ito (2008), which the color-blind tell
    /// apart, and none is told by its color alone.
    enum Tone {
        GOOD("✓", "#009e73"),
        BAD("✗", "#d55e00"),
        OPEN("≈", "#888888");

        private final String mark;
        private final String color;

        Tone(String mark, String color) {
            this.mark = mark;
            this.color = color;
        }

        /// Of what a precision cost.
        static Tone ofCost(String found) {
            return found.contains(" cost accuracy: ") ? BAD : found.contains(" gained accuracy: ") ? GOOD : OPEN;
        }
    }

    String html() {
        int end = sentence.indexOf(": ");
        var clause = end < 0 ? sentence : sentence.substring(0, end);
        var evidence = end < 0 ? "" : sentence.substring(end + 2);
        return "<div style=\"border-left:4px solid %s;padding:4px 10px\"><b style=\"font-size:115%%\">%s %s</b>%s</div>\n"
                .formatted(
                        tone.color,
                        tone.mark,
                        Html.escape(evidence.isEmpty() ? clause : clause + ":"),
                        evidence.isEmpty() ? "" : "\n<div>" + Html.escape(evidence) + "</div>");
    }
}

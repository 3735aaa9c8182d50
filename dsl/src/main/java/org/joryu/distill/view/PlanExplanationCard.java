package org.joryu.distill.view;

import org.joryu.distill.DistillationPlan;
import org.joryu.distill.PlanExplanation;
import org.joryu.distill.TrainingPlan;
import org.joryu.notebook.MimeBundle;

/// A plan as it explains itself: the formula typeset, and a table of what was decided and is expected.
/// In Markdown, the one form with formulas that every front end renders.
final class PlanExplanationCard {

    private static final String MARKDOWN = "text/markdown";

    private PlanExplanationCard() {}

    /// A plan that cannot be run yet is shown as it stands.
    static MimeBundle of(DistillationPlan plan) {
        return plan.data() == null ? PlanCard.of(plan) : of(plan.explain());
    }

    /// A plan that cannot be run yet is shown as it stands.
    static MimeBundle of(TrainingPlan plan) {
        return plan.data() == null ? PlanCard.of(plan) : of(plan.explain());
    }

    static MimeBundle of(PlanExplanation explanation) {
        var markdown = new StringBuilder(
                "**%s**\n\n$$%s$$\n\n".formatted(escaped(explanation.heading()), Latex.of(explanation.formula())));
        explanation
                .definitions()
                .forEach((symbol, definition) ->
                        markdown.append("$$%s = %s$$\n\n".formatted(Latex.of(symbol), definition)));
        markdown.append("| | |\n|:--|:--|\n");
        for (var line : explanation.lines()) {
            var words = line.split("\\s+", 2);
            markdown.append("| %s | %s |\n".formatted(words[0], words.length < 2 ? "" : escaped(words[1])));
        }
        return MimeBundle.text(explanation.toString()).with(MARKDOWN, markdown.toString());
    }

    /// What has a meaning in Markdown, or would begin a formula.
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>|$~])", "\\\\$1");
    }
}

package org.joryu.distill;

import java.util.Locale;
import java.util.Optional;
import org.joryu.distill.train.Precision;

/// How it reads what a precision costs, and that nobody knows.
final class PrecisionText {

    private static final String STOPPED = "the trainings for comparison were stopped; ask for report() again";

    private static final String LEFT_OUT = "leave out withoutF32(), and the student is distilled in f32 as well";

    private PrecisionText() {}

    /// Empty where everything is in f32.
    static Optional<String> of(Report report) {
        var precision = report.precision();
        return precision == Precision.F32
                ? Optional.empty()
                : Optional.of(report.precisionCost()
                        .map(PrecisionText::verdict)
                        .orElseGet(() -> unmeasured(precision, report.f32Stopped() ? STOPPED : LEFT_OUT)));
    }

    static String verdict(PrecisionCost cost) {
        boolean certain = cost.pValue() < Report.SIGNIFICANCE;
        return String.format(
                Locale.ROOT,
                "%s%s: %s against %s in f32 (%+.1f points) of %,d test rows, NLL %s against %s; the same class on %s,"
                        + " %d right only in %s, %d only in f32 (McNemar p = %s)%s",
                found(cost.precision(), certain, cost.accuracy()),
                certain ? "" : " with one seed",
                percent(cost.distilled()),
                percent(cost.inF32()),
                -100 * cost.accuracy(),
                cost.rows(),
                loss(cost.distilled()),
                loss(cost.inF32()),
                ReportText.percent(cost.agreement()),
                cost.onlyDistilledRight(),
                cost.precision(),
                cost.onlyF32Right(),
                ReportText.probability(cost.pValue()),
                certain ? "; one seed is one seed" : "");
    }

    /// Of several seeds. Empty where everything is in f32, and where there are too few to tell.
    static Optional<String> of(Study study) {
        var precision = precision(study);
        if (precision == Precision.F32 || study.seeds().size() < 2) {
            return Optional.empty();
        }
        if (!study.failures().isEmpty()) {
            return Optional.of("no verdict on the cost of %s: a mean without the seeds that diverged would flatter"
                    .formatted(precision));
        }
        return Optional.of(study.againstF32()
                .map(difference -> verdict(study, difference))
                .orElseGet(() -> unmeasured(precision, LEFT_OUT)));
    }

    private static String verdict(Study study, PairedDifference difference) {
        return "%s: %s against %s in f32 (%s), in mean test accuracy over %d seeds; the same class on %s of the test rows"
                .formatted(
                        found(precision(study), difference.pValue() < Report.SIGNIFICANCE, -difference.mean()),
                        ReportText.percent(study.distilled().accuracy().mean()),
                        ReportText.percent(
                                study.inF32().orElseThrow().accuracy().mean()),
                        StudyText.difference(difference),
                        study.seeds().size(),
                        StudyText.percent(study.agreementWithF32().orElseThrow()));
    }

    /// How the steps of a study multiplied. Empty in f32.
    static Optional<String> note(Study study) {
        var precision = precision(study);
        return precision == Precision.F32
                ? Optional.empty()
                : Optional.of("Trained in %s (linear layers and convolutions)%s; evaluated in f32."
                        .formatted(precision, study.inF32().isPresent() ? ", but for those in f32" : ""));
    }

    private static Precision precision(Study study) {
        return study.plan().plan().recipe().computation().precision();
    }

    /// @param cost in accuracy
    private static String found(Precision precision, boolean certain, double cost) {
        return (certain ? (cost > 0 ? "%s cost accuracy" : "%s gained accuracy") : "no certain cost of %s")
                .formatted(precision);
    }

    private static String unmeasured(Precision precision, String why) {
        return "what %s costs was not measured: %s".formatted(precision, why);
    }

    private static String percent(Outcome outcome) {
        return ReportText.percent(outcome.best().test().accuracy());
    }

    private static String loss(Outcome outcome) {
        return ReportText.number(outcome.best().test().loss());
    }
}

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
        var best = cost.best();
        return String.format(
                Locale.ROOT,
                "%s%s: %s against %s in f32 (%+.1f points) of %,d test rows, NLL %s against %s; the same class on %s,"
                        + " %d right only in %s, %d only in f32 (McNemar p = %s)%s%s",
                found(cost.precision(), cost.certain(), cost.accuracy()),
                cost.certain() ? "" : " with one seed",
                percent(cost.distilled().best()),
                percent(cost.inF32().best()),
                points(cost.accuracy()),
                cost.rows(),
                ReportText.number(cost.distilled().best().test().loss()),
                ReportText.number(cost.inF32().best().test().loss()),
                ReportText.percent(best.agreement()),
                best.onlyDistilledRight(),
                cost.precision(),
                best.onlyF32Right(),
                ReportText.probability(best.pValue()),
                last(cost),
                cost.certain() ? "; one seed is one seed" : "");
    }

    /// Where dev chose the last epochs, they were told already.
    private static String last(PrecisionCost cost) {
        var distilled = cost.distilled();
        var inF32 = cost.inF32();
        if (distilled.best().equals(distilled.last()) && inF32.best().equals(inF32.last())) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "; dev chose epochs %d and %d, of the last epochs it is %s against %s (%+.1f points, p = %s), the same"
                        + " class on %s",
                distilled.best().epoch(),
                inF32.best().epoch(),
                percent(distilled.last()),
                percent(inF32.last()),
                points(cost.lastAccuracy()),
                ReportText.probability(cost.last().pValue()),
                ReportText.percent(cost.last().agreement()));
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
        var last = study.lastAgainstF32().orElseThrow();
        return "%s: %s against %s in f32 (%s), in mean test accuracy over %d seeds, and of the last epochs %s; the same class on %s of the test rows"
                .formatted(
                        found(precision(study), certain(difference, last), -difference.mean()),
                        ReportText.percent(study.distilled().accuracy().mean()),
                        ReportText.percent(
                                study.inF32().orElseThrow().accuracy().mean()),
                        StudyText.difference(difference),
                        study.seeds().size(),
                        StudyText.difference(last),
                        StudyText.percent(study.agreementWithF32().orElseThrow()));
    }

    /// Whether best and last epochs say the same, and neither by chance.
    private static boolean certain(PairedDifference best, PairedDifference last) {
        return best.pValue() < Report.SIGNIFICANCE
                && last.pValue() < Report.SIGNIFICANCE
                && Math.signum(best.mean()) == Math.signum(last.mean());
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

    /// What the other has more than f32, in points: +0.0 where they are alike, which a mere minus would make −0.0.
    private static double points(double cost) {
        return 0 - 100 * cost;
    }

    private static String percent(Scores scores) {
        return ReportText.percent(scores.test().accuracy());
    }
}

package org.joryu.distill;

import java.util.Locale;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.distill.train.TrainingResult;
import org.joryu.distill.work.PlainMode;

/// How runs read: what was trained, how it ended, the epoch that was kept and the last one.
final class RunText {

    private RunText() {}

    static String of(String title, TrainingResult result) {
        var best = result.bestEpoch();
        var end = result.end() instanceof TrainingEnd.Stopped(long step) ? "stopped after step " + step : "finished";
        return String.format(
                Locale.ROOT,
                "%s: %s, %s%s on %s%s%n  kept  %s, the best on dev%n  last  %s",
                title,
                end,
                result.history(),
                PlainMode.isOn()
                        ? ""
                        : String.format(Locale.ROOT, " in %.1f s", result.took().toMillis() / 1000.0),
                result.device(),
                result.engine().isEmpty() ? "" : ", steps " + result.engine(),
                epoch(best),
                epoch(result.lastEpoch()));
    }

    private static String epoch(EpochMetrics epoch) {
        return String.format(
                Locale.ROOT,
                "epoch %d, dev accuracy %.1f %%, dev loss %.4f",
                epoch.epoch(),
                100 * epoch.devAccuracy(),
                epoch.devLoss());
    }
}

package org.joryu.distill.view;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.notebook.MimeBundle;

/// A series of trainings: how many are done, which one runs, and what the last few came to.
final class SeriesPanel {

    /// Three students of a seed, and those of the one before.
    private static final int LAST_SHOWN = 6;

    private final SeriesProgress progress;
    private final Duration elapsed;
    private final Function<String, String> memory;

    private SeriesPanel(SeriesProgress progress, Duration elapsed, Function<String, String> memory) {
        this.progress = progress;
        this.elapsed = elapsed;
        this.memory = memory;
    }

    /// @param memory says what is used, where a training runs on a device by that name
    static MimeBundle of(SeriesProgress progress, Duration elapsed, Function<String, String> memory) {
        var panel = new SeriesPanel(progress, elapsed, memory);
        return MimeBundle.text(panel.text()).withHtml(panel.html());
    }

    /// The height is fixed from the beginning, so that what stands below does not jump.
    private String html() {
        var outline = progress.outline();
        var table = new HtmlTable(1).head(List.of("trained", "best dev accuracy", "in epoch"));
        last().forEach(done -> table.row(cells(done)));
        return """
                <div style="min-height:%dpx"><div><b>%s</b></div>\
                <div style="margin-top:6px;font-size:90%%"><progress value="%.1f" max="%d" style="width:120px"></progress> %s</div>\
                %s%s</div>""".formatted(
                        86 + 20 * (1 + Math.min(LAST_SHOWN, outline.trainings())),
                        Html.escape(outline.title()),
                        progress.epochs(),
                        Math.max(1, outline.epochs()),
                        Html.escape(counts()),
                        inner(),
                        table);
    }

    private String text() {
        var text = new StringBuilder(progress.outline().title()).append('\n').append(counts());
        if (!now().isEmpty()) {
            text.append('\n').append(now());
        }
        last().forEach(done -> text.append("\n  ").append(line(done)));
        return text.toString();
    }

    private List<SeriesProgress.Done> last() {
        var done = progress.done();
        return done.subList(Math.max(0, done.size() - LAST_SHOWN), done.size());
    }

    private String counts() {
        var counts = "%d/%d trainings | %s"
                .formatted(
                        progress.done().size(),
                        progress.outline().trainings(),
                        progress.ending() == null ? "" : Numbers.took(elapsed));
        if (progress.ending() != null) {
            return counts;
        }
        return progress.epochs() == 0
                ? counts + "waiting for the first step"
                : counts + "ETA " + Numbers.clock(progress.remaining(elapsed));
    }

    /// What is trained now, and at the end how it ended.
    private String now() {
        var ending = progress.ending();
        if (ending != null) {
            return ending;
        }
        // Those that are shown by themselves need no line here.
        return progress.outline().inDetail()
                ? ""
                : progress.running().stream().map(this::now).collect(Collectors.joining("\n"));
    }

    private String now(Progress current) {
        var last = current.lastStep();
        var device = current.outline().device();
        var used = memory.apply(device);
        return "%s | epoch %d/%d%s | %s%s"
                .formatted(
                        current.outline().title(),
                        current.epoch(),
                        current.outline().epochs(),
                        last == null ? "" : " | loss " + Numbers.loss(last.totalLoss()),
                        device,
                        used.isEmpty() ? "" : ", " + used);
    }

    /// The same below a bar of its own; at the end how it ended, as green as it was whole.
    private String inner() {
        var ending = progress.ending();
        if (ending != null) {
            return "<div><b style=\"color:%s\">%s</b></div>"
                    .formatted(progress.isWhole() ? ProgressPanel.GREEN : ProgressPanel.AMBER, Html.escape(ending));
        }
        if (progress.outline().inDetail()) {
            return "";
        }
        return progress.running().stream()
                .map(current ->
                        "<div style=\"font-size:90%%\"><progress value=\"%d\" max=\"%d\" style=\"width:120px\"></progress> %s</div>"
                                .formatted(current.steps(), current.outline().totalSteps(), Html.escape(now(current))))
                .collect(Collectors.joining());
    }

    private static List<String> cells(SeriesProgress.Done done) {
        var best = done.best();
        return switch (done.end()) {
            case TrainingEnd.Failed(long step, String _) ->
                List.of(done.title(), "failed at step " + Numbers.count(step), "–");
            case TrainingEnd.Finished(), TrainingEnd.Stopped(long _) ->
                best == null
                        ? List.of(done.title(), "–", "–")
                        : List.of(done.title(), Numbers.percent(best.devAccuracy()), Numbers.count(best.epoch()));
        };
    }

    /// For example `resnet8(10) alone, seed 3 (3 of 5): best dev accuracy 91.2 %, in epoch 40`.
    static String line(SeriesProgress.Done done) {
        var best = done.best();
        var words = best == null
                ? "no epoch"
                : "best dev accuracy %s, in epoch %d".formatted(Numbers.percent(best.devAccuracy()), best.epoch());
        return done.title()
                + switch (done.end()) {
                    case TrainingEnd.Finished() -> ": " + words;
                    case TrainingEnd.Stopped(long step) -> ": stopped at step " + Numbers.count(step) + ", " + words;
                    case TrainingEnd.Failed(long step, String message) ->
                        ": failed at step " + Numbers.count(step) + ", " + message.split(":", 2)[0];
                };
    }
}

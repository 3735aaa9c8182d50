package org.joryu.distill.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joryu.distill.train.TrainingEnd;
import org.joryu.notebook.MimeBundle;

/// A training's progress line with its epoch table, as HTML and text.
final class ProgressPanel {

    static final String GREEN = "#2e8b57";
    static final String AMBER = "#c27c0e";
    private static final String RED = "#d1383d";

    private final Progress progress;
    private final Duration elapsed;
    private final String memory;

    private ProgressPanel(Progress progress, Duration elapsed, String memory) {
        this.progress = progress;
        this.elapsed = elapsed;
        this.memory = memory;
    }

    /// @param memory says what is used, where a training runs on a device by that name
    static MimeBundle of(Progress progress, Duration elapsed, Function<String, String> memory) {
        var panel = new ProgressPanel(
                progress,
                elapsed,
                progress.isOver() ? "" : memory.apply(progress.outline().device()));
        return MimeBundle.text(panel.text()).withHtml(panel.html());
    }

    /// The height is fixed from the beginning, so that what stands below does not jump.
    private String html() {
        var outline = progress.outline();
        int rows = 1 + Math.min(6, outline.epochs());
        return """
                <div style="min-height:%dpx">\
                <div><b>%s</b> &nbsp; %s &nbsp; on %s</div>\
                <div style="margin-top:6px;font-size:90%%"><progress value="%d" max="%d" style="width:120px"></progress> %s</div>\
                %s%s%s</div>""".formatted(
                        76 + 20 * rows + 20 * outline.notices().size(),
                        Html.escape(outline.title()),
                        Html.escape(outline.caption()),
                        Html.escape(device()),
                        progress.steps(),
                        outline.totalSteps(),
                        line(true),
                        kept(),
                        notices(outline.notices()),
                        new EpochTable(progress).html());
    }

    private String kept() {
        return Ending.kept(progress)
                .map(words -> "<div>%s</div>".formatted(Html.escape(words)))
                .orElse("");
    }

    private static String notices(List<String> notices) {
        return notices.stream()
                .map(notice -> "<div style=\"color:%s\">note: %s</div>".formatted(AMBER, Html.escape(notice)))
                .collect(Collectors.joining());
    }

    private String text() {
        var outline = progress.outline();
        var heading = "%s, %s, on %s\n%s%s%s"
                .formatted(
                        outline.title(),
                        outline.caption(),
                        device(),
                        outline.notices().stream()
                                .map(notice -> "note: " + notice + "\n")
                                .collect(Collectors.joining()),
                        line(false),
                        Ending.kept(progress).map(words -> "\n" + words).orElse(""));
        return progress.epochs().isEmpty() ? heading : heading + "\n" + new EpochTable(progress).text();
    }

    /// Counts, rate, time and losses; at the end how it ended.
    String line(boolean html) {
        var end = progress.end();
        var outline = progress.outline();
        var counts = "%s/%s steps | epoch %d/%d"
                .formatted(
                        Numbers.count(progress.steps()),
                        Numbers.count(outline.totalSteps()),
                        progress.epoch(),
                        outline.epochs());
        var line = new StringBuilder(counts);
        if (progress.steps() > 0) {
            line.append(" | ")
                    .append(Numbers.rate(progress.stepsPerSecond(elapsed)))
                    .append(" steps/s");
        }
        line.append(" | ");
        if (end != null) {
            line.append(ending(end, html));
        } else if (progress.isLeft()) {
            line.append(colored(AMBER, "no longer followed here, the training goes on", html));
        } else {
            line.append(running());
        }
        return line.toString();
    }

    /// And what is used there.
    private String device() {
        var device = progress.outline().device();
        return memory.isEmpty() ? device : device + ", " + memory;
    }

    private String running() {
        var last = progress.lastStep();
        if (last == null) {
            return "waiting for the first step";
        }
        var losses = progress.hasTeacher()
                ? " (hard %s, soft %s)".formatted(Numbers.loss(last.hardLoss()), Numbers.loss(last.softLoss()))
                : "";
        return "ETA %s | loss %s%s"
                .formatted(Numbers.clock(progress.remaining(elapsed)), Numbers.loss(last.totalLoss()), losses);
    }

    private String ending(TrainingEnd end, boolean html) {
        var words = Ending.words(end, progress, Optional.of(elapsed));
        var color = switch (end) {
            case TrainingEnd.Finished() -> GREEN;
            case TrainingEnd.Stopped(long _) -> AMBER;
            case TrainingEnd.Failed(long _, String _) -> RED;
        };
        return colored(color, words, html);
    }

    private static String colored(String color, String words, boolean html) {
        return html ? "<b style=\"color:%s\">%s</b>".formatted(color, Html.escape(words)) : words;
    }
}

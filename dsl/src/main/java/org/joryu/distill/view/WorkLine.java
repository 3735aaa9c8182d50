package org.joryu.distill.view;

import java.time.Duration;
import java.util.Locale;
import org.joryu.distill.work.WorkOutline;
import org.joryu.notebook.MimeBundle;

/// How far some work is: a line, with a bar where it is known how much there is.
///
/// @param outline what is done
/// @param done how much so far
/// @param elapsed since it began
record WorkLine(WorkOutline outline, long done, Duration elapsed) {

    /// While it goes on: counts, rate, and how long it will take.
    MimeBundle running() {
        double rate = done / Math.max(1e-9, elapsed.toNanos() / 1e9);
        var words = counts() + " | " + rate(rate) + "/s";
        return bundle(
                outline.amount() < 0 || done == 0
                        ? words
                        : words + " | ETA "
                                + Numbers.clock(Duration.ofMillis((long) (1000 * (outline.amount() - done) / rate))));
    }

    MimeBundle ended(boolean whole) {
        var words = whole
                ? "done in " + Numbers.took(elapsed) + (outline.leavesSomething() ? ", " + outline.result() : "")
                : "ended early" + (outline.leavesSomething() ? ", nothing is kept of it" : "");
        return bundle(counts() + " | " + words);
    }

    /// For example `12,288 of 100,000 rows`, or `3.4 of 9.9 MB`.
    String counts() {
        var unit = outline.unit().name().toLowerCase(Locale.ROOT);
        if (outline.unit() == WorkOutline.Unit.BYTES) {
            return outline.amount() < 0
                    ? Numbers.bytes(done)
                    : Numbers.bytes(done) + " of " + Numbers.bytes(outline.amount());
        }
        return outline.amount() < 0
                ? Numbers.count(done) + " " + unit
                : "%s/%s %s".formatted(Numbers.count(done), Numbers.count(outline.amount()), unit);
    }

    private String rate(double perSecond) {
        return outline.unit() == WorkOutline.Unit.BYTES
                ? Numbers.bytes((long) perSecond)
                : Numbers.rate(perSecond) + " " + outline.unit().name().toLowerCase(Locale.ROOT);
    }

    private MimeBundle bundle(String words) {
        var bar = outline.amount() < 0
                ? ""
                : "<progress value=\"%d\" max=\"%d\" style=\"width:200px\"></progress> "
                        .formatted(done, Math.max(1, outline.amount()));
        return MimeBundle.text(outline.title() + ": " + words)
                .withHtml("<div>%s%s &nbsp; %s</div>".formatted(bar, Html.escape(outline.title()), Html.escape(words)));
    }
}

package org.joryu.distill;

import java.time.Duration;
import java.util.Locale;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.work.PlainMode;

/// A teacher's answers to the rows of a data set, kept in a file, from which students can be distilled.
///
/// ```java
/// var labels = labelWith(teacher).over(digits());
/// labels.store().file();
/// distill(labels).into(mlp(64, 12, 10)).on(digits()).run();
/// ```
///
/// @param teacher who is known by them
/// @param found whether they were there already, so that nobody was asked
/// @param took how long it took to get them
public record SoftLabels(StoredTeacher teacher, boolean found, Duration took) {

    /// The file, and what is in it.
    public SoftTargetStore store() {
        return teacher.store();
    }

    @Override
    public String toString() {
        var store = store();
        var text = new PlanText(String.format(
                Locale.ROOT,
                "%s %s%s",
                found ? "found" : "labelled:",
                store,
                PlainMode.isOn() ? "" : String.format(Locale.ROOT, ", in %.1f s", took.toMillis() / 1000.0)));
        text.line(
                        "teacher",
                        String.format(
                                Locale.ROOT,
                                "%s, sha256 %.12s…",
                                store.origin().teacher(),
                                store.origin().teacherSha256()))
                .line("rows", store.origin().dataset() + ": " + store.splits())
                .line("file", store.file().toString());
        store.openers().forEach(text::line);
        return text.toString();
    }
}

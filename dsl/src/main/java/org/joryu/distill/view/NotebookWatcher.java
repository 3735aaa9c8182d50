package org.joryu.distill.view;

import java.util.Objects;
import org.joryu.distill.train.LabellingListener;
import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingWatcher;
import org.joryu.notebook.Notebook;

/// Shows every training in the notebook whose cell began it, and stops it with that cell.
///
/// In lines of text where nothing can be replaced, and where the environment says `JORYU_PLAIN=1`:
/// for logs, for diffs of notebooks and for screen readers.
public final class NotebookWatcher implements TrainingWatcher {

    private static final Charting CHARTING = Charting.SHARED;

    /// For `ServiceLoader`.
    public NotebookWatcher() {}

    private static boolean live(Notebook notebook) {
        return notebook.isLive() && !Objects.equals(System.getenv("JORYU_PLAIN"), "1");
    }

    @Override
    public SeriesListener watchSeries() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveSeriesListener(notebook, System::nanoTime, CHARTING::notice)
                : new PlainSeriesListener(notebook.cancellation(), System.out, System::nanoTime);
    }

    @Override
    public TrainingListener watch() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveListener(notebook, CHARTING, System::nanoTime)
                : new PlainListener(notebook.cancellation(), System.out, System::nanoTime);
    }

    @Override
    public LabellingListener watchLabelling() {
        var notebook = Notebook.current();
        boolean plain = Objects.equals(System.getenv("JORYU_PLAIN"), "1");
        return notebook.isLive() && !plain
                ? new LiveLabelling(notebook, System::nanoTime)
                : new PlainLabelling(notebook.cancellation(), System.out);
    }
}

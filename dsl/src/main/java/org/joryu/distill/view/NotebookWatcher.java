package org.joryu.distill.view;

import org.joryu.distill.train.SeriesListener;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingWatcher;
import org.joryu.distill.work.PlainMode;
import org.joryu.distill.work.WorkListener;
import org.joryu.distill.work.WorkWatcher;
import org.joryu.notebook.Notebook;

/// Shows every training, and all other long work, in the notebook whose cell began it, and stops it with that
/// cell.
///
/// In lines of text where nothing can be replaced; and where the environment says `JORYU_PLAIN=1`, or the system
/// property `joryu.plain`: for logs, for diffs of notebooks and for screen readers. Then the lines are without
/// times, rates, memory and folders, so that two runs of a notebook differ in nothing that is shown of their
/// trainings. What varies still is what a cell shows by its own will, such as a run, which tells how long it took,
/// or a report, which measures latencies.
public final class NotebookWatcher implements TrainingWatcher, WorkWatcher {

    private static final Charting CHARTING = Charting.SHARED;

    /// For `ServiceLoader`.
    public NotebookWatcher() {}

    private static boolean live(Notebook notebook) {
        return notebook.isLive() && !PlainMode.isOn();
    }

    @Override
    public SeriesListener watchSeries() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveSeriesListener(notebook, System::nanoTime, CHARTING)
                : new PlainSeriesListener(notebook.cancellation(), PlainLines.now());
    }

    @Override
    public TrainingListener watch() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveListener(notebook, CHARTING, System::nanoTime)
                : new PlainListener(notebook.cancellation(), PlainLines.now());
    }

    @Override
    public TrainingListener follow() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveListener(notebook, CHARTING, new Turns(System::nanoTime), UsedMemory.UNKNOWN, true)
                : new PlainListener(notebook.cancellation(), PlainLines.now());
    }

    @Override
    public WorkListener watchWork() {
        var notebook = Notebook.current();
        return live(notebook)
                ? new LiveWork(notebook, System::nanoTime)
                : new PlainWork(notebook.cancellation(), System.out);
    }
}

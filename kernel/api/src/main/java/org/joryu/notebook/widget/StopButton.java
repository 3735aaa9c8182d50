package org.joryu.notebook.widget;

import org.joryu.notebook.Display;
import org.joryu.notebook.Notebook;

/// A button that stops the cell that showed it, exactly as the notebook's own stop button does: a training
/// ends in order and keeps its best student.
///
/// It works while that cell runs, and turns gray with its end. Shown once more by another cell, it stops that
/// one.
///
/// ```java
/// StopButton.show();
/// var run = plan.train();
/// ```
public final class StopButton extends AbstractButton<StopButton> {

    private final Runnable atEnd = this::ended;
    private volatile Runnable interrupter = () -> {};
    private volatile boolean pressed;

    private StopButton() {
        super("Stop");
        icon("stop");
        tooltip("stops this cell in order");
    }

    /// A button that says "Stop".
    public static StopButton of() {
        return new StopButton();
    }

    /// Shows a button that stops the running cell.
    public static StopButton show() {
        var button = of();
        Display.show(button);
        return button;
    }

    @Override
    void shown() {
        var notebook = Notebook.current();
        interrupter = notebook.interrupter();
        pressed = false;
        description("Stop").disabled(false);
        notebook.atEnd(atEnd);
    }

    @Override
    void clicked() {
        pressed = true;
        description("stopping").disabled(true);
        interrupter.run();
    }

    private void ended() {
        description(pressed ? "stopped" : "Stop").disabled(true);
    }

    @Override
    StopButton self() {
        return this;
    }

    @Override
    public String toString() {
        return "[Stop] (a button: stop the cell by the notebook's own instead)";
    }
}

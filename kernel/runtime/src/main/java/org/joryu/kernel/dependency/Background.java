package org.joryu.kernel.dependency;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Does work that a thread cannot be called back from, such as reading a socket, while the cell waits:
/// a stop ends the waiting at once, and the work when it next looks up.
final class Background {

    private static final long LOOK_MILLIS = 150;

    private Background() {}

    /// Shows how far it is in a line below the cell.
    static <T> T run(Callable<T> work, Progress progress) throws Exception {
        return run(work, progress, new Line());
    }

    /// @param told how far it is, on this thread
    static <T> T run(Callable<T> work, Progress progress, Consumer<String> told) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("joryu-maven").start(task);
        boolean late = false;
        try {
            while (true) {
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    late = true;
                    progress.text().ifPresent(told);
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            if (!task.isDone()) {
                progress.cancel();
                task.cancel(true);
            }
            if (late) {
                progress.text().ifPresent(told);
            }
        }
    }

    private static final class Line implements Consumer<String> {

        private @Nullable DisplayHandle shown;

        @Override
        public void accept(String text) {
            if (!Notebook.current().isLive()) {
                return;
            }
            if (shown == null) {
                shown = Notebook.current().show(MimeBundle.text(text));
            } else {
                shown.update(MimeBundle.text(text));
            }
        }
    }
}

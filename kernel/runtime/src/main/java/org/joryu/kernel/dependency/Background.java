package org.joryu.kernel.dependency;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;

/// Does work that a thread cannot be called back from, such as reading a socket, while the cell waits:
/// a stop ends the waiting at once, and the work when it next looks up.
final class Background {

    private static final long LOOK_MILLIS = 150;

    private Background() {}

    static <T> T run(Callable<T> work, Progress progress) throws Exception {
        var task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("joryu-maven").start(task);
        DisplayHandle line = null;
        try {
            while (true) {
                try {
                    return task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException goesOn) {
                    line = shown(line, progress);
                }
            }
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            if (!task.isDone()) {
                progress.cancel();
                task.cancel(true);
            }
            if (line != null) {
                shown(line, progress);
            }
        }
    }

    private static @Nullable DisplayHandle shown(@Nullable DisplayHandle line, Progress progress) {
        var text = progress.text().filter(_ -> Notebook.current().isLive()).map(MimeBundle::text);
        if (text.isEmpty()) {
            return line;
        }
        if (line == null) {
            return Notebook.current().show(text.get());
        }
        line.update(text.get());
        return line;
    }
}

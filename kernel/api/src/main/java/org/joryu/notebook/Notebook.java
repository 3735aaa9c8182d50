package org.joryu.notebook;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The notebook around the running code. A kernel implements it and binds it once; without a kernel it
/// is the standard output.
///
/// ```java
/// if (Notebook.current().isLive()) showProgressBar(); else printEveryEpoch();
/// ```
public interface Notebook {

    /// Shows a value below the cell that the calling thread belongs to.
    DisplayHandle show(@Nullable Object value);

    /// This notebook as the cell of the calling thread has it, for other threads and later: what is shown by it
    /// appears below that cell, whoever shows it. By itself, there is but one place.
    ///
    /// ```java
    /// var here = Notebook.current().here();
    /// timer.schedule(() -> here.show("late, but below this cell"), 5, SECONDS);
    /// ```
    default Notebook here() {
        return this;
    }

    /// {@return what runs this notebook, by name and version, for example `Joryu 0.1.0`; by itself, `none`}
    default String kernel() {
        return "none";
    }

    /// The stop button of the cell that the calling thread belongs to.
    CancellationToken cancellation();

    /// {@return whether updates replace what is shown; if not, every update is another line of text}
    boolean isLive();

    /// What stops the cell that the calling thread belongs to, exactly as the stop button does, from any
    /// thread: for a button of one's own. Once that cell has ended it does nothing; by itself, never
    /// anything.
    default Runnable interrupter() {
        return () -> {};
    }

    /// Does something short within 50 ms, and at the latest when the cell ends that the calling thread
    /// belongs to, as a part of that cell: once, however often this is called with the same object
    /// meanwhile. For news of which the latest alone matters. By itself, does it at once.
    default void soon(Runnable work) {
        work.run();
    }

    /// Does something short when the cell that the calling thread belongs to has run, before front ends
    /// hear of its end: once, however often this is called with the same object. By itself, does nothing,
    /// as there is no cell that ends.
    default void atEnd(Runnable work) {}

    /// Clears what the cell that the calling thread belongs to shows. By itself, does nothing, as what
    /// was printed cannot be taken back.
    ///
    /// @param later whether to wait with it until something else is printed or shown, which avoids flicker
    default void clear(boolean later) {}

    /// Makes a renderer decide from now on how values of its type look. By itself, does nothing.
    default void render(Renderer<?> renderer) {}

    /// Asks the reader for a line of text, and waits for it. By itself, asks on the terminal.
    ///
    /// @param prompt what to show before the input field
    /// @throws IllegalStateException if nobody can answer, saying why
    /// @throws CancellationException if the cell is stopped meanwhile
    default String input(String prompt) {
        return Terminal.line(prompt);
    }

    /// Asks as [#input] does, without showing what is typed. By itself, asks on the terminal.
    ///
    /// @param prompt what to show before the input field
    /// @throws IllegalStateException if nobody can answer, saying why
    /// @throws CancellationException if the cell is stopped meanwhile
    default String password(String prompt) {
        return Terminal.password(prompt);
    }

    /// Opens a comm, as [Comm#open] says. By itself, one that is closed from the beginning.
    default Comm openComm(String targetName, Comm.Message opening, Consumer<? super Comm.Message> onMessage) {
        return new UnheardComm(targetName);
    }

    /// Registers what answers to comms that a front end opens, as [CommTarget#register] says. By itself,
    /// does nothing.
    default void registerCommTarget(String name, CommTarget target) {}

    /// Fetches a file from Maven repositories unless it was fetched before, as the user's Maven settings
    /// say, and shows how far it is. It is kept where Maven keeps files, and compared with what its
    /// repository says of it; the class path stays as it is. By itself, fetches nothing.
    ///
    /// ```java
    /// Path model = Notebook.current().fetch("com.example:model:onnx:1.2");
    /// ```
    ///
    /// @param coordinates `group:artifact:version`, `group:artifact:extension:version` or
    ///     `group:artifact:extension:classifier:version`
    /// @throws IllegalArgumentException if they are no coordinates of one file
    /// @throws IOException if it cannot be had, saying why and what to do
    /// @throws CancellationException if the cell is stopped meanwhile
    /// @throws UnsupportedOperationException where there is no kernel
    default Path fetch(String coordinates) throws IOException {
        throw new UnsupportedOperationException("no kernel runs here that could fetch " + coordinates);
    }

    /// Does something and keeps what the cell prints and shows meanwhile, instead of putting it
    /// below the cell. If the work throws, it appears there after all.
    ///
    /// Outside of cells, what the whole process prints meanwhile is kept.
    default Captured capture(Runnable work) {
        return CapturedStreams.during(work);
    }

    /// What was printed and shown while it was captured.
    ///
    /// @param stdout what went to `System.out`
    /// @param stderr what went to `System.err`
    /// @param shown what was shown, in order, each as it was last updated
    record Captured(String stdout, String stderr, List<MimeBundle> shown) {

        public Captured {
            shown = List.copyOf(shown);
        }

        /// Prints and shows all of it.
        public void show() {
            System.out.print(stdout);
            System.err.print(stderr);
            shown.forEach(Display::show);
        }
    }

    /// The notebook that the calling code runs in.
    static Notebook current() {
        return Objects.requireNonNullElseGet(NotebookBinding.BOUND.get(), PlainNotebook::shared);
    }

    /// For kernels: makes `notebook` the current one of this process, or none if null.
    static void bind(@Nullable Notebook notebook) {
        NotebookBinding.BOUND.set(notebook);
    }
}

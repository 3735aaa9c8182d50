package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.joryu.kernel.interpreter.ScriptedInterpreter;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.DisplayData;
import org.joryu.kernel.protocol.Publication.Stream;
import org.joryu.kernel.protocol.Publication.UpdateDisplayData;
import org.joryu.notebook.Display;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.Notebook.Captured;
import org.junit.jupiter.api.Test;

/// Output of a cell that is kept from the front ends.
class CaptureTests {

    private final List<Publication> published = new CopyOnWriteArrayList<>();
    private final List<Captured> captured = new CopyOnWriteArrayList<>();

    @Test
    void keeps_what_all_threads_of_the_cell_print_and_show() {
        run(() -> captured.add(Notebook.current().capture(() -> {
            System.out.print("kept");
            System.err.print("aside");
            inAnotherThread(() -> System.out.print(" too"));
            Display.show("0 %").update("100 %");
        })));

        assertThat(captured).containsExactly(new Captured("kept too", "aside", List.of(MimeBundle.text("100 %"))));
        assertThat(published).noneMatch(Stream.class::isInstance).noneMatch(DisplayData.class::isInstance);
    }

    @Test
    void lets_through_what_comes_before_and_after_and_updates_of_what_was_shown_before() {
        run(() -> {
            System.out.print("before ");
            var shown = Display.show("0 %");
            captured.add(Notebook.current().capture(() -> shown.update("100 %")));
            System.out.print("after");
        });

        assertThat(captured).containsExactly(new Captured("", "", List.of()));
        assertThat(published).hasAtLeastOneElementOfType(UpdateDisplayData.class);
        assertThat(published)
                .contains(new Stream(Stream.Name.STDOUT, "before "), new Stream(Stream.Name.STDOUT, "after"));
    }

    @Test
    void shows_what_was_kept_when_the_work_fails() {
        run(() -> {
            try {
                captured.add(Notebook.current().capture(() -> {
                    System.out.print("so far");
                    throw new IllegalStateException("broken");
                }));
            } catch (IllegalStateException expected) {
                System.out.print(", then " + expected.getMessage());
            }
        });

        assertThat(captured).isEmpty();
        assertThat(published).contains(new Stream(Stream.Name.STDOUT, "so far, then broken"));
    }

    private void run(Runnable cell) {
        var interpreter = new ScriptedInterpreter().doing("cell", cell);
        try (var kernel = LocalKernel.open(_ -> interpreter, published::add)) {
            kernel.execute("cell");
        }
    }

    private static void inAnotherThread(Runnable work) {
        try {
            Thread.ofPlatform().start(work).join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

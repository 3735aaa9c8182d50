package org.joryu.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.joryu.notebook.CancellationToken;
import org.joryu.notebook.DisplayHandle;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Long work beside the cell, and the line that tells how far it is.
class BackgroundTests {

    private final Screen screen = new Screen();

    /// A notebook of one line.
    private static final class Screen implements Notebook, DisplayHandle {

        private final List<String> shown = new CopyOnWriteArrayList<>();
        private final AtomicInteger lines = new AtomicInteger();
        private final CountDownLatch updates = new CountDownLatch(2);

        @Override
        public DisplayHandle show(@Nullable Object value) {
            lines.incrementAndGet();
            update(value);
            return this;
        }

        @Override
        public void update(@Nullable Object value) {
            if (value instanceof MimeBundle bundle) {
                shown.add(bundle.plainText());
                updates.countDown();
            }
        }

        @Override
        public String displayId() {
            return "line";
        }

        @Override
        public CancellationToken cancellation() {
            return CancellationToken.NONE;
        }

        @Override
        public boolean isLive() {
            return true;
        }
    }

    /// Counts how often it is asked.
    private static final class Counting implements Progress {

        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public Optional<String> text() {
            return Optional.of("step " + asked.incrementAndGet());
        }

        @Override
        public void cancel() {
            cancelled.set(true);
        }
    }

    @BeforeEach
    void bind() {
        Notebook.bind(screen);
    }

    @AfterEach
    void unbind() {
        Notebook.bind(null);
    }

    @Test
    void shows_one_line_that_changes_in_place() throws Exception {
        var value = Background.run(
                () -> {
                    screen.updates.await();
                    return 42;
                },
                new Counting());
        assertThat(value).isEqualTo(42);
        assertThat(screen.lines).hasValue(1);
        assertThat(screen.shown).startsWith("step 1", "step 2");
    }

    @Test
    void shows_nothing_of_work_that_is_done_at_once() throws Exception {
        assertThat(Background.run(() -> 1, new Counting())).isEqualTo(1);
        assertThat(screen.shown).isEmpty();
    }

    @Test
    void fails_as_the_work_does() {
        assertThatThrownBy(() -> Background.run(
                        () -> {
                            throw new IOException("no answer");
                        },
                        new Counting()))
                .isInstanceOf(IOException.class)
                .hasMessage("no answer");
    }

    @Test
    void gives_up_the_work_when_the_cell_is_stopped() {
        var progress = new Counting();
        var forever = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Background.run(
                        () -> {
                            forever.await();
                            return 1;
                        },
                        progress))
                .isInstanceOf(InterruptedException.class);
        assertThat(progress.cancelled).isTrue();
    }
}

package org.joryu.kernel.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.joryu.kernel.magic.Jars;
import org.joryu.notebook.Notebook;
import org.joryu.notebook.NotebookExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of libraries that still do something when the kernel closes.
@Timeout(30)
class ClosingTests {

    private static final String WORDS = "joryu.test.last.words";

    private static final String SOURCE = """
            package closing;
            import java.time.Duration;
            import java.util.List;
            import java.util.concurrent.CountDownLatch;
            import org.joryu.notebook.*;
            public final class Closing {
                public static class Orderly implements NotebookExtension {
                    public String name() { return "orderly"; }
                    public List<String> imports() { return List.of(); }
                    public List<Renderer<?>> renderers() { return List.of(); }
                    @Override public void closing(Duration grace) { Late.say("closed in order; "); }
                }
                public static final class Failing extends Orderly {
                    @Override public void closing(Duration grace) { throw new IllegalStateException("on purpose"); }
                }
                public static final class Endless extends Orderly {
                    @Override public void closing(Duration grace) {
                        try {
                            ((CountDownLatch) System.getProperties().get("%1$s")).await();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                    }
                }
                /** Not loaded before it is needed. */
                static final class Late {
                    static void say(String word) { System.getProperties().merge("%1$s", word, (a, b) -> a + "" + b); }
                }
            }
            """.formatted(WORDS);

    @TempDir
    Path folder;

    @AfterEach
    void forget() {
        System.getProperties().remove(WORDS);
    }

    @Test
    void an_extension_is_told_once_and_while_its_classes_can_be_loaded() throws IOException {
        var java = JShellInterpreter.open(List.of(jar("Orderly")));
        assertThat(words()).isNull();

        java.close();
        java.close();

        assertThat(words()).isEqualTo("closed in order; ");
    }

    @Test
    void one_that_fails_harms_no_other_and_is_named() throws IOException {
        var extensions = new Extensions(loader("Failing", "Orderly"));
        assertThat(extensions.discover())
                .map(it -> it.getClass().getSimpleName())
                .contains("Failing", "Orderly");

        var printed = Notebook.current().capture(() -> extensions.closing(Duration.ofMinutes(1)));

        assertThat(words()).isEqualTo("closed in order; ");
        assertThat(printed.stderr())
                .contains(
                        "an extension failed when the kernel closed: closing.Closing$Failing: java.lang.IllegalStateException: on purpose");
    }

    @Test
    void one_that_does_not_end_is_left_behind() throws IOException {
        var never = new CountDownLatch(1);
        System.getProperties().put(WORDS, never);
        var extensions = new Extensions(loader("Endless"));
        assertThat(extensions.discover())
                .map(it -> it.getClass().getSimpleName())
                .contains("Endless");

        extensions.closing(Duration.ofMillis(1));

        assertThat(never.getCount()).as("nobody has ended it").isOne();
        never.countDown();
    }

    @Test
    void one_that_takes_its_time_is_waited_for() throws IOException {
        var ends = new CountDownLatch(1);
        System.getProperties().put(WORDS, ends);
        var extensions = new Extensions(loader("Endless"));
        assertThat(extensions.discover())
                .map(it -> it.getClass().getSimpleName())
                .contains("Endless");

        var closed = CompletableFuture.runAsync(() -> extensions.closing(Duration.ofMinutes(1)));
        assertThat(closed).isNotDone();
        ends.countDown();

        assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
    }

    private static @Nullable Object words() {
        return System.getProperties().get(WORDS);
    }

    private URLClassLoader loader(String... extensions) throws IOException {
        return new URLClassLoader(
                new URL[] {jar(extensions).toUri().toURL()}, NotebookExtension.class.getClassLoader());
    }

    private Path jar(String... extensions) throws IOException {
        var names = Stream.of(extensions).map(name -> "closing.Closing$" + name).collect(Collectors.joining("\n"));
        return Jars.write(
                folder.resolve("closing.jar"),
                "closing.Closing",
                SOURCE,
                Map.of("META-INF/services/" + NotebookExtension.class.getName(), names));
    }
}

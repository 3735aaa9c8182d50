package org.joryu.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.joryu.kernel.jshell.JShellInterpreter;
import org.joryu.kernel.protocol.ExecuteReply;
import org.joryu.kernel.protocol.Publication;
import org.joryu.kernel.protocol.Publication.ExecuteResult;
import org.joryu.kernel.protocol.Publication.ExecutionError;
import org.joryu.kernel.protocol.Publication.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the values of cells look, from the cell to what front ends are sent.
@Timeout(60)
class RichResultTests {

    private final List<Publication> published = new CopyOnWriteArrayList<>();
    private final CountDownLatch printed = new CountDownLatch(1);
    private final LocalKernel kernel = LocalKernel.open(_ -> JShellInterpreter.open(List.of()), publication -> {
        published.add(publication);
        if (publication instanceof Stream) {
            printed.countDown();
        }
    });

    @AfterEach
    void close() {
        kernel.close();
    }

    @Test
    void values_with_parts_are_text_and_a_table() {
        assertThat(result("List.of(1, 2)").get("text/plain")).isEqualTo("[1, 2]");
        assertThat(result("List.of(1, 2)").get("text/html"))
                .asString()
                .startsWith("<div")
                .contains("<table>", "2</td>");
        assertThat(result("record Point(int x, int[] y) {}\nnew Point(1, new int[] {2, 3})"))
                .containsEntry("text/plain", "Point[x=1, y=[2, 3]]")
                .containsKey("text/html");
        assertThat(result("\"a\" + 1")).isEqualTo(Map.of("text/plain", "a1"));
    }

    @Test
    void images_are_png() {
        assertThat(result("new java.awt.image.BufferedImage(8, 4, java.awt.image.BufferedImage.TYPE_INT_RGB)"))
                .containsEntry("text/plain", "BufferedImage, 8 × 4 pixels")
                .containsKey("image/png");
    }

    @Test
    void a_cell_decides_how_its_values_look_and_so_does_the_next_that_declares_them_anew() {
        kernel.execute("record Point(int x) {}");
        kernel.execute("Display.render(Point.class, p -> MimeBundle.text(\"at \" + p.x()).withHtml(\"<b>at</b>\"));");
        assertThat(result("new Point(1)")).isEqualTo(Map.of("text/plain", "at 1", "text/html", "<b>at</b>"));
        kernel.execute("record Point(int x, int y) {}");
        assertThat(result("new Point(1, 2)")).containsEntry("text/plain", "Point[x=1, y=2]");
        kernel.execute("Display.render(Point.class, p -> { throw new IllegalStateException(\"no ink\"); });");
        assertThat(result("new Point(1, 2)").get("text/plain"))
                .asString()
                .contains("Point[x=1, y=2]", "failed: java.lang.IllegalStateException: no ink");
    }

    @ParameterizedTest
    @ValueSource(strings = {"new Endless()", "List.of(new Endless())", "Display.show(new Endless())"})
    void showing_a_value_can_be_stopped(String code) throws Exception {
        kernel.execute("""
                class Endless {
                    @Override public String toString() {
                        System.out.println("on and on");
                        while (true) {}
                    }
                }
                """);
        var reply = CompletableFuture.supplyAsync(() -> kernel.execute(code));
        printed.await();

        kernel.interrupt();

        assertThat(reply.get(20, TimeUnit.SECONDS)).isInstanceOf(ExecuteReply.Failed.class);
        assertThat(published).hasAtLeastOneElementOfType(ExecutionError.class);
        assertThat(result("6 * 7")).isEqualTo(Map.of("text/plain", "42"));
    }

    private Map<String, Object> result(String code) {
        published.clear();
        kernel.execute(code);
        assertThat(published).hasAtLeastOneElementOfType(ExecuteResult.class);
        return published.stream()
                .filter(ExecuteResult.class::isInstance)
                .map(result -> ((ExecuteResult) result).data())
                .findFirst()
                .orElseThrow();
    }
}

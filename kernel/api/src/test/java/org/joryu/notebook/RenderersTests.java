package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderersTests {

    private interface Shape {}

    private interface Round extends Shape {}

    private static class Circle implements Round {
        @Override
        public String toString() {
            return "a circle";
        }
    }

    private static final class Dot extends Circle implements Comparable<Dot> {
        @Override
        public int compareTo(Dot other) {
            return 0;
        }
    }

    private final Renderers renderers = new Renderers();

    @Test
    void the_nearest_type_wins() {
        renderers.add(as(Object.class));
        assertRenderedAs("Object");
        renderers.add(as(Shape.class));
        assertRenderedAs("Shape");
        renderers.add(as(Round.class));
        assertRenderedAs("Round");
        renderers.add(as(Comparable.class));
        assertRenderedAs("Comparable");
        renderers.add(as(Circle.class));
        assertRenderedAs("Circle");
        renderers.add(as(Dot.class));
        assertRenderedAs("Dot");
    }

    @Test
    void a_later_renderer_of_the_same_type_replaces_an_earlier_one() {
        renderers.add(as(Dot.class));
        renderers.add(Renderer.of(Dot.class, _ -> MimeBundle.text("mine")));
        assertRenderedAs("mine");
    }

    @Test
    void a_bundle_is_shown_as_it_is() {
        renderers.add(as(Object.class));
        var bundle = MimeBundle.text("x").withHtml("<b>x</b>");
        assertThat(renderers.render(bundle)).isSameAs(bundle);
    }

    @Test
    void what_has_no_renderer_is_shown_as_text() {
        assertRenderedAs("a circle");
        assertThat(renderers.render(null).plainText()).isEqualTo("null");
        assertThat(renderers.render(new int[][] {{1, 2}, {3}}).plainText()).isEqualTo("[[1, 2], [3]]");
    }

    @Test
    void long_texts_and_arrays_are_cut_and_say_so() {
        assertThat(renderers.render("x".repeat(30_000)).plainText())
                .hasSizeLessThan(20_100)
                .endsWith("… (30,000 characters)");
        assertThat(renderers.render(new byte[1_000]).plainText()).endsWith("0, … (first 100 of 1,000)]");
    }

    @Test
    void a_renderer_that_fails_leaves_the_text_and_the_reason() {
        renderers.add(Renderer.of(Circle.class, _ -> {
            throw new IllegalStateException("no ink");
        }));
        assertThat(renderers.render(new Dot()).plainText()).contains("a circle", "no ink", Dot.class.getName());
    }

    @Test
    void a_value_whose_text_fails_is_shown_by_its_class() {
        var broken = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };
        assertThat(renderers.render(broken).plainText())
                .contains(broken.getClass().getName(), "no words");
    }

    @Test
    void a_renderer_that_returns_nothing_has_failed() {
        renderers.add(Renderer.of(Circle.class, RenderersTests::nothing));
        assertThat(renderers.render(new Dot()).plainText()).contains("a circle", "the renderer returned null");
    }

    @SuppressWarnings("NullAway") // what code without annotations may do
    private static MimeBundle nothing(Circle circle) {
        return null;
    }

    @Test
    void a_renderer_that_overflows_the_stack_has_failed() {
        renderers.add(Renderer.of(Circle.class, renderers::render));
        assertThat(renderers.render(new Dot()).plainText()).contains("a circle", "StackOverflowError");
    }

    @Test
    void an_overflow_within_renderers_is_told_once_by_the_outermost() {
        renderers.add(Renderer.of(
                Circle.class, it -> MimeBundle.text("(" + renderers.render(it).plainText() + ")")));
        for (int i = 0; i < 3; i++) {
            assertThat(renderers.render(new Dot()).plainText())
                    .isEqualToNormalizingNewlines("a circle\n(rendering %s failed: java.lang.StackOverflowError)"
                            .formatted(Dot.class.getName()));
        }
    }

    @Test
    void what_stops_a_cell_stops_its_rendering() {
        var stop = new Error("stopped");
        renderers.add(Renderer.of(Circle.class, _ -> {
            throw stop;
        }));
        assertThatThrownBy(() -> renderers.render(new Dot())).isSameAs(stop);
    }

    @Test
    void the_renderer_of_a_type_by_name_is_made_when_a_value_is_shown() {
        var made = new AtomicInteger();
        renderers.add("java.lang.Number", () -> {
            made.incrementAndGet();
            return as(Number.class);
        });
        renderers.render("text");
        assertThat(made).hasValue(0);
        assertThat(renderers.render(1).plainText()).isEqualTo("Number");
        renderers.add(Renderer.of(Number.class, _ -> MimeBundle.text("mine")));
        assertThat(renderers.render(1).plainText()).isEqualTo("mine");
    }

    @Test
    void a_class_that_has_gone_takes_its_renderer_along() throws Exception {
        var gone = new WeakReference<>(renderedClassOfItsOwn());
        for (int i = 0; i < 50 && gone.get() != null; i++) {
            System.gc();
            Thread.onSpinWait();
        }
        assertThat(gone.get()).isNull();
    }

    /// A class that nobody knows but the renderer for it, as when a cell has declared it anew.
    private Class<?> renderedClassOfItsOwn() throws Exception {
        var name = Passing.class.getName();
        try (var bytecode = Passing.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
            var bytes = Objects.requireNonNull(bytecode).readAllBytes();
            var type = new ClassLoader(null) {
                Class<?> define() {
                    return defineClass(name, bytes, 0, bytes.length);
                }
            }.define();
            renderers.add(Renderer.of(type, value -> MimeBundle.text(type + " " + value)));
            return type;
        }
    }

    private static final class Passing {}

    private void assertRenderedAs(String text) {
        assertThat(renderers.render(new Dot()).plainText()).isEqualTo(text);
    }

    private static <T> Renderer<T> as(Class<T> type) {
        return Renderer.of(type, _ -> MimeBundle.text(type.getSimpleName()));
    }
}

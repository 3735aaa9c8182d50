package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;

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
                .endsWith("… (30000 characters)");
        assertThat(renderers.render(new byte[1_000]).plainText()).endsWith("0, … (1000 elements)]");
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

    private void assertRenderedAs(String text) {
        assertThat(renderers.render(new Dot()).plainText()).isEqualTo(text);
    }

    private static <T> Renderer<T> as(Class<T> type) {
        return Renderer.of(type, _ -> MimeBundle.text(type.getSimpleName()));
    }
}

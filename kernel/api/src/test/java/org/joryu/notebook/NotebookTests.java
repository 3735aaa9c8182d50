package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NotebookTests {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Notebook plain =
            new PlainNotebook(() -> new PrintStream(printed, true, StandardCharsets.UTF_8), new Renderers());

    @AfterEach
    void unbind() {
        Notebook.bind(null);
    }

    @Test
    void without_a_kernel_what_is_shown_is_printed() {
        plain.show(MimeBundle.text("42").withHtml("<b>42</b>"));
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("42");
        assertThat(plain.isLive()).isFalse();
        assertThat(plain.cancellation().isCancelled()).isFalse();
    }

    @Test
    void cells_decide_how_values_look() {
        Notebook.bind(plain);
        Display.render(Integer.class, number -> MimeBundle.text("number " + number));
        Display.show(42);
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("number 42");
    }

    @Test
    void without_a_kernel_an_update_is_another_line_if_it_differs() {
        var handle = plain.show("0 %");
        handle.update("0 %");
        handle.update("100 %");
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("0 %", "100 %");
        assertThat(plain.show("x").displayId()).isNotEqualTo(handle.displayId());
    }

    @Test
    void the_bound_notebook_is_the_current_one_until_it_is_unbound() {
        var mine = new Notebook() {
            private @Nullable Object shown;

            @Override
            public DisplayHandle show(@Nullable Object value) {
                shown = value;
                return plain.show(value);
            }

            @Override
            public CancellationToken cancellation() {
                return CancellationToken.NONE;
            }

            @Override
            public boolean isLive() {
                return true;
            }
        };
        Notebook.bind(mine);
        Display.show("to the notebook");
        assertThat(Notebook.current()).isSameAs(mine);
        assertThat(mine.shown).isEqualTo("to the notebook");

        Notebook.bind(null);
        assertThat(Notebook.current()).isInstanceOf(PlainNotebook.class);
    }
}

package org.joryu.notebook.widget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.joryu.notebook.Display;
import org.joryu.notebook.MimeBundle;
import org.junit.jupiter.api.Test;

/// Widgets where nobody shows them: values, and text.
class WidgetTextTests {

    @Test
    void without_a_kernel_widgets_are_values_and_print_their_text() {
        var heard = new ArrayList<Double>();
        var t = FloatSlider.of("temperature", 4, 1, 20).onChange(heard::add);
        t.value(8).value(8);
        assertThat(heard).containsExactly(8.0);
        var printed = new ByteArrayOutputStream();
        var out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            Display.show(t);
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).strip())
                .isEqualTo("temperature: 8.0 (a slider, 1.0 to 20.0)");
    }

    @Test
    void a_front_end_that_shows_no_widgets_says_so_where_there_is_something_to_move() {
        try (var _ = new FrontEnd()) {
            assertThat(FloatSlider.of("temperature", 4, 1, 20).bundle().plainText())
                    .isEqualTo("temperature: 4.0 (a slider, 1.0 to 20.0; this front end shows no widgets)");
            assertThat(VBox.of(Label.of("a"), Button.of("go")).bundle().plainText())
                    .isEqualTo("a\n[go] (a button)\n(this front end shows no widgets)");
            assertThat(IntProgress.of("pages", 300).value(150).bundle().plainText())
                    .isEqualTo("pages: 150/300 (50 %)");
            assertThat(Label.of("a").bundle().get(MimeBundle.HTML)).isEmpty();
        }
    }

    @Test
    void each_has_its_own() {
        assertThat(IntSlider.of("row", 3, 0, 9)).hasToString("row: 3 (a slider, 0 to 9)");
        assertThat(FloatLogSlider.of("rate", 1e-3, -5, -1)).hasToString("rate: 0.001 (a slider, 1.0E-5 to 0.1)");
        assertThat(FloatProgress.of("", 1).value(0.5)).hasToString("0.5/1.0 (50 %)");
        assertThat(Dropdown.of("loss", "kl", "mse")).hasToString("loss: kl (one of kl, mse)");
        assertThat(HBox.of(Label.of("a"), Label.of("b"))).hasToString("a   b");
        assertThat(StopButton.of()).hasToString("[Stop] (a button: stop the cell by the notebook's own instead)");
    }

    @Test
    void html_is_read_without_its_marks() {
        var html = "<div><b>T</b> = 4<table><tr><th>class</th><th>p</th></tr><tr><td>a &amp; b</td>\n"
                + "<td style=\"color:red\">0.900</td></tr></table><br>end</div>";
        assertThat(HtmlWidget.of(html)).hasToString("T = 4\nclass  p\na & b  0.900\nend");
        assertThat(HtmlWidget.of("<p>&lt;b&gt; 1&nbsp;&lt;&nbsp;2</p>")).hasToString("<b> 1 < 2");
    }

    @Test
    void what_is_out_of_bounds_is_refused_with_the_bounds() {
        assertThatThrownBy(() -> FloatSlider.of("T", 30, 1, 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be from 1.0 to 20.0, but was 30.0: make the slider with other bounds");
        assertThatThrownBy(() -> IntSlider.of("n", 3, 5, 5)).hasMessageContaining("min must be less than max");
        assertThatThrownBy(() -> FloatSlider.of("T", 4, 1, 20).step(0)).hasMessageContaining("step must be > 0");
        assertThatThrownBy(() -> Button.of("go").buttonStyle("red"))
                .hasMessage("style must be one of [, primary, success, info, warning, danger], but was \"red\"");
        assertThatThrownBy(() -> Layout.of().with("with", "1px"))
                .hasMessageContaining("trait must be one of")
                .hasMessageContaining("but was \"with\"");
        assertThatThrownBy(() -> Dropdown.of("loss", "a", "a")).hasMessageContaining("all different");
    }

    @Test
    void a_bar_is_never_more_than_full_nor_less_than_empty() {
        assertThat(IntProgress.of("", 10).value(11).value()).isEqualTo(10);
        assertThat(FloatProgress.of("", 1).value(-1).value()).isZero();
    }

    @Test
    void a_layout_is_a_value() {
        assertThat(Layout.of().width("50%").height("3em").margin("0"))
                .isEqualTo(Layout.of().margin("0").with("width", "50%").with("height", "3em"));
        assertThat(Layout.of().width("50%").traits())
                .containsEntry("width", "50%")
                .hasSize(39);
    }
}

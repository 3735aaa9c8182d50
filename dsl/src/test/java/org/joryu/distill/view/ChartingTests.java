package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.joryu.distill.Sweeps;
import org.joryu.distill.chart.BarChart;
import org.joryu.distill.chart.Histogram;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Renderers;
import org.junit.jupiter.api.Test;

/// How charts look as the last value of a cell, and while they change.
class ChartingTests {

    private static Renderers renderers() {
        var renderers = new Renderers();
        new JoryuExtension().renderers().forEach(renderers::add);
        return renderers;
    }

    @Test
    void a_chart_that_is_left_in_a_cell_is_Vega_Lite_and_PNG_and_text_and_nothing_that_hides_them() {
        var chart = Sweeps.whole().chart();
        var bundle = renderers().render(chart);

        assertThat(List.copyOf(bundle.data().keySet()))
                .containsExactly(MimeBundle.TEXT, MimeBundle.VEGA_LITE, MimeBundle.PNG);
        assertThat(bundle.plainText()).isEqualTo(chart.toString());
        assertThat(bundle.metadata().get(MimeBundle.PNG))
                .isEqualTo(Map.of("width", chart.width(), "height", chart.height()));
    }

    @Test
    void an_empty_chart_is_its_words() {
        var bundle = renderers().render(Histogram.of("entropy", "digits", "nats"));

        assertThat(bundle.data())
                .containsExactly(
                        Map.entry(MimeBundle.TEXT, "entropy: there are no values, so there is nothing to draw"));
    }

    @Test
    void in_HTML_no_name_makes_JupyterLab_typeset() {
        var names = IntStream.range(0, 3).mapToObj(i -> "$x" + i + "$").toList();
        var chart = BarChart.of("$t$", "c", names, List.of(0.5, 0.25, 0.25), List.of(0.2, 0.2, 0.6), 0);

        var html = (String) Charting.SHARED.live(chart).get(MimeBundle.HTML).orElseThrow();

        assertThat(html)
                .startsWith("<div style=\"min-height:%dpx\"><svg ".formatted(chart.height()))
                .contains("＄x1＄")
                .doesNotContain("$");
        assertThat(Charting.SHARED.live(chart).metadata())
                .isEqualTo(Charting.SHARED.finished(chart).metadata());
    }
}

package org.joryu.distill.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.joryu.distill.data.SoftTargetSource;
import org.joryu.distill.data.SoftTargets;
import org.joryu.distill.data.TemperatureSlider;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.widget.FloatLogSlider;
import org.joryu.notebook.widget.HtmlWidget;
import org.junit.jupiter.api.Test;

class TemperatureSliderViewTests {

    private static TemperatureSlider slider(double temperature) {
        float ln9 = (float) Math.log(9);
        var source =
                new SoftTargetSource("moons", "dev", List.of("upper", "lower"), temperature, new long[] {2}, Map.of());
        return SoftTargets.of(
                        source,
                        new long[] {10},
                        new int[] {0},
                        new float[][] {{ln9, 0}},
                        new float[][] {{0, 0}},
                        new float[][] {{0, 1}})
                .temperatureSlider();
    }

    @Test
    void the_table_follows_the_slider() {
        var parts = TemperatureSliderView.widget(slider(1)).children();
        var knob = (FloatLogSlider) parts.get(0);
        var table = (HtmlWidget) parts.get(1);
        assertThat(table.value()).contains(">0.900<", "T = 1 ", "mean 1 − max p <b>0.100</b>", "ln 2 = 0.693");
        knob.value(2);
        assertThat(table.value())
                .contains(">0.750<", "T = 2 ", "mean 1 − max p <b>0.250</b>")
                .doesNotContain(">0.900<");
        knob.value(Math.pow(2, 2.125));
        assertThat(table.value()).contains("T = 4.36 ");
    }

    @Test
    void begins_at_the_temperature_of_the_targets_wherever_that_is() {
        for (double temperature : List.of(0.001, 0.3, 1.0, 4.0, 37.0)) {
            var knob = (FloatLogSlider)
                    TemperatureSliderView.widget(slider(temperature)).children().getFirst();
            assertThat(knob.value()).isEqualTo(temperature);
            knob.value(1).value(32);
        }
    }

    @Test
    void without_a_widget_it_is_text_and_never_html_that_would_hide_the_widget() {
        var bundle = TemperatureSliderView.of(slider(1));
        assertThat(bundle.data().keySet()).containsExactly(MimeBundle.TEXT);
        assertThat(bundle.plainText()).isEqualTo(slider(1).toString());
    }
}

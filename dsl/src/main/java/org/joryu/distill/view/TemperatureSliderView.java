package org.joryu.distill.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import org.joryu.distill.data.TemperatureSlider;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.widget.FloatLogSlider;
import org.joryu.notebook.widget.HtmlWidget;
import org.joryu.notebook.widget.Layout;
import org.joryu.notebook.widget.VBox;

/// A slider above the table of the soft targets at the temperature where it stands.
final class TemperatureSliderView {

    /// The temperatures of the literature, as powers of two: from no softening to nearly uniform.
    private static final double COLDEST = 1;

    private static final double HOTTEST = 32;

    private TemperatureSliderView() {}

    static MimeBundle of(TemperatureSlider slider) {
        return widget(slider).bundle().with(MimeBundle.TEXT, slider.toString());
    }

    /// One slider and one table for each time that it is shown.
    static VBox widget(TemperatureSlider slider) {
        double temperature = slider.targets().source().temperature();
        // Wider than the page on a small screen.
        var table = HtmlWidget.of(html(slider, temperature))
                .layout(Layout.of().width("100%").with("overflow", "auto"));
        var knob = FloatLogSlider.of(
                        "temperature T",
                        temperature,
                        Math.floor(log(Math.min(COLDEST, temperature))),
                        Math.ceil(log(Math.max(HOTTEST, temperature))),
                        2)
                .step(0.125)
                .style("description_width", "initial")
                .layout(Layout.of().width("26em"))
                .onChange(value -> table.value(html(slider, asRead(value))));
        return VBox.of(knob, table);
    }

    private static String html(TemperatureSlider slider, double temperature) {
        var means = slider.at(temperature);
        var softened = slider.targets().atTemperature(temperature);
        int classes = softened.source().classNames().size();
        return String.format(
                        Locale.ROOT,
                        "<div style=\"line-height:1.4\">mean entropy <b>%.3f</b> of at most ln %d = %.3f nats"
                                + " &nbsp; mean 1 − max p <b>%.3f</b></div>",
                        means.entropy(),
                        classes,
                        Math.log(classes),
                        means.darkKnowledge())
                + SoftTargetTable.of(softened).get(MimeBundle.HTML).orElseThrow();
    }

    /// With as many digits as stand beside the slider.
    private static double asRead(double temperature) {
        return new BigDecimal(temperature).round(new MathContext(3)).doubleValue();
    }

    private static double log(double temperature) {
        return Math.log(temperature) / Math.log(2);
    }
}

package org.joryu.distill.view;

import java.awt.AWTError;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.joryu.distill.chart.Chart;
import org.joryu.notebook.MimeBundle;

/// A chart as what front ends show: HTML while it changes, Vega-Lite and PNG when it is done.
///
/// HTML and Vega-Lite never share a bundle, because JupyterLab would show the HTML; and SVG never
/// is in the last one, because GitHub and nbconvert prefer it to the PNG and the first then shows
/// nothing.
final class Charting {

    /// One for the process, so that a missing font is told once.
    static final Charting SHARED = new Charting(Chart::png, System.err);

    private static final Map<String, Object> NO_MENU = Map.of("embed_options", Map.of("actions", false));

    private final Function<Chart, byte[]> png;
    private final PrintStream notices;
    private final AtomicBoolean noticed = new AtomicBoolean();

    Charting(Function<Chart, byte[]> png, PrintStream notices) {
        this.png = png;
        this.notices = notices;
    }

    MimeBundle live(Chart chart) {
        return bundle(chart)
                .withHtml("<div style=\"min-height:%dpx\">%s</div>".formatted(chart.height(), inline(chart)));
    }

    MimeBundle finished(Chart chart) {
        var bundle = bundle(chart);
        return chart.isEmpty() ? bundle : withPng(bundle.with(MimeBundle.VEGA_LITE, chart.vegaLite()), chart);
    }

    /// The SVG within HTML, where JupyterLab would typeset what stands between two dollars of a name.
    private static String inline(Chart chart) {
        return chart.svg().replace('$', '＄');
    }

    /// A chart within HTML that does not change. As an image it is there where a notebook is not trusted;
    /// of an SVG within the page its words alone would be left, one after another.
    static String image(Chart chart) {
        return "<img width=\"%d\" height=\"%d\" alt=\"%s\" src=\"data:image/svg+xml;base64,%s\">"
                .formatted(
                        chart.width(),
                        chart.height(),
                        Html.escape(chart.toString()),
                        Base64.getEncoder().encodeToString(chart.svg().getBytes(StandardCharsets.UTF_8)));
    }

    /// With metadata from the first update on: VS Code replaces a cell's whole output when they
    /// change. The PNG has twice the pixels, and is to be shown at the size of the SVG.
    private static MimeBundle bundle(Chart chart) {
        return MimeBundle.text(chart.toString())
                .withMetadata(MimeBundle.VEGA_LITE, NO_MENU)
                .withMetadata(MimeBundle.PNG, Map.of("width", chart.width(), "height", chart.height()));
    }

    /// Where fonts are missing AWT fails in several ways, and none of them is worth a training.
    private MimeBundle withPng(MimeBundle bundle, Chart chart) {
        try {
            return bundle.with(MimeBundle.PNG, Base64.getEncoder().encodeToString(png.apply(chart)));
        } catch (RuntimeException | LinkageError | AWTError | InternalError failure) {
            if (noticed.compareAndSet(false, true)) {
                notice("charts are shown without PNG, because drawing it failed (" + failure
                        + "): on Linux install fontconfig and a font, for example fonts-dejavu-core");
            }
            return bundle;
        }
    }

    /// Tells the user something that concerns no result.
    void notice(String words) {
        notices.println(words);
    }
}

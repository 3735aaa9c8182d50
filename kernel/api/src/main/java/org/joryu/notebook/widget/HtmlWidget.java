package org.joryu.notebook.widget;

/// HTML that can change: ipywidgets' `HTML`.
///
/// Front ends sanitize it: style it by `style` attributes, and expect no script to run.
///
/// ```java
/// var table = HtmlWidget.of("<b>nothing yet</b>");
/// slider.onChange(value -> table.value("<b>%.2f</b>".formatted(value)));
/// ```
public final class HtmlWidget extends AbstractText<HtmlWidget> {

    private HtmlWidget(String value) {
        super(ModelKind.HTML, ModelKind.HTML_STYLE, value);
    }

    /// A widget that shows this HTML. Where widgets are not shown, its text is, without the marks.
    public static HtmlWidget of(String html) {
        return new HtmlWidget(html);
    }

    @Override
    HtmlWidget self() {
        return this;
    }

    @Override
    public String toString() {
        return prefix() + HtmlText.of(value());
    }
}

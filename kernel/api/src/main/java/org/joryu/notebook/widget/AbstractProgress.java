package org.joryu.notebook.widget;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// What progress bars have in common.
///
/// @param <S> the widget's own type
abstract sealed class AbstractProgress<S extends AbstractProgress<S>> extends DescribedWidget<S>
        permits IntProgress, FloatProgress {

    private static final List<String> BAR_STYLES = List.of("", "success", "info", "warning", "danger");

    AbstractProgress(ModelKind kind, String description) {
        super(kind, ModelKind.PROGRESS_STYLE, description);
        model().set("bar_style", "");
    }

    /// What its color says.
    ///
    /// @param style `success`, `info`, `warning`, `danger`, or nothing
    public S barStyle(String style) {
        model().set("bar_style", Words.oneOf("style", BAR_STYLES, style));
        return self();
    }

    final Number number(String trait) {
        return (Number) Objects.requireNonNull(model().get(trait));
    }

    @Override
    public String toString() {
        double share = number("value").doubleValue() / number("max").doubleValue();
        return String.format(Locale.ROOT, "%s%s/%s (%.0f %%)", prefix(), number("value"), number("max"), 100 * share);
    }
}

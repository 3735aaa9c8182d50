package org.joryu.notebook.widget;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What sliders have in common.
///
/// @param <T> the type of their values
/// @param <S> the widget's own type
abstract sealed class AbstractSlider<T extends Number & Comparable<T>, S extends AbstractSlider<T, S>>
        extends DescribedWidget<S> permits IntSlider, FloatSlider, FloatLogSlider {

    private final ChangeHandlers<T> handlers = new ChangeHandlers<>();

    AbstractSlider(ModelKind kind, String description) {
        super(kind, ModelKind.SLIDER_STYLE, description);
        model().set("continuous_update", true);
        model().set("disabled", false);
        model().set("readout", true);
    }

    abstract T lowest();

    abstract T highest();

    abstract T of(Number value);

    /// Names what is done when the value changes, beside what was named before. See [Widget] for the thread.
    ///
    /// ```java
    /// slider.onChange(value -> System.out.println(value));
    /// ```
    public S onChange(Consumer<? super T> handler) {
        handlers.add(handler);
        return self();
    }

    /// Whether values come while the reader drags, as they do at first, or only when the slider is let go.
    public S continuousUpdate(boolean continuous) {
        model().set("continuous_update", continuous);
        return self();
    }

    /// Whether it is gray and cannot be moved.
    public S disabled(boolean disabled) {
        model().set("disabled", disabled);
        return self();
    }

    /// How the number beside it is written.
    ///
    /// @param format of d3-format, such as `.2f`
    public S readoutFormat(String format) {
        model().set("readout_format", format);
        return self();
    }

    final T get() {
        return of((Number) Objects.requireNonNull(model().get("value")));
    }

    final S change(T value) {
        if (value.compareTo(lowest()) < 0 || value.compareTo(highest()) > 0 || Double.isNaN(value.doubleValue())) {
            throw new IllegalArgumentException(
                    "value must be from %s to %s, but was %s: make the slider with other bounds"
                            .formatted(lowest(), highest(), value));
        }
        if (model().set("value", value)) {
            handlers.tell(value);
        }
        return self();
    }

    /// Moved by hand it stays within its bounds, and so it does here.
    @Override
    Optional<Object> accept(String trait, @Nullable Object value) {
        if (!trait.equals("value") || !(value instanceof Number number) || Double.isNaN(number.doubleValue())) {
            return Optional.empty();
        }
        var said = of(number);
        return Optional.of(said.compareTo(lowest()) < 0 ? lowest() : said.compareTo(highest()) > 0 ? highest() : said);
    }

    @Override
    void changed(Set<String> traits) {
        handlers.tell(get());
    }

    @Override
    boolean isControl() {
        return true;
    }

    @Override
    public String toString() {
        return "%s%s (a slider, %s to %s)".formatted(prefix(), text(get()), text(lowest()), text(highest()));
    }

    /// Four digits, as a slider is no caliper, and 4.0 for what is no whole number by its type.
    private String text(T value) {
        if (value instanceof Integer) {
            return value.toString();
        }
        var rounded = String.format(Locale.ROOT, "%.4g", value.doubleValue());
        return String.valueOf(Double.parseDouble(rounded));
    }
}

package org.joryu.notebook.widget;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A choice of one among some, which read as their `toString`.
///
/// ```java
/// var loss = Dropdown.of("loss", "kl", "mse", "cosine");
/// loss.onChange(name -> System.out.println("now " + name));
/// ```
///
/// @param <T> what is chosen
public final class Dropdown<T> extends DescribedWidget<Dropdown<T>> {

    private final List<T> options;
    private final ChangeHandlers<T> handlers = new ChangeHandlers<>();

    private Dropdown(String description, List<T> options) {
        super(ModelKind.DROPDOWN, ModelKind.DESCRIPTION_STYLE, description);
        this.options = options;
        model().set("_options_labels", options.stream().map(String::valueOf).toList());
        model().set("index", 0);
        model().set("disabled", false);
    }

    /// A choice that begins with the first.
    ///
    /// @param description the words beside it
    /// @param options one or more, all different
    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them
    public static <T> Dropdown<T> of(String description, T... options) {
        return of(description, List.of(options));
    }

    /// A choice that begins with the first.
    ///
    /// @param description the words beside it
    /// @param options one or more, all different
    public static <T> Dropdown<T> of(String description, List<T> options) {
        if (options.isEmpty() || Set.copyOf(options).size() < options.size()) {
            throw new IllegalArgumentException("options must be one or more, all different, but were " + options);
        }
        return new Dropdown<>(description, List.copyOf(options));
    }

    /// What can be chosen.
    public List<T> options() {
        return options;
    }

    /// What is chosen.
    public T value() {
        return options.get((int) Objects.requireNonNull(model().get("index")));
    }

    /// Chooses.
    ///
    /// @param value one of the options
    public Dropdown<T> value(T value) {
        int index = options.indexOf(value);
        if (index < 0) {
            throw new IllegalArgumentException("value must be one of %s, but was %s".formatted(options, value));
        }
        if (model().set("index", index)) {
            handlers.tell(value);
        }
        return this;
    }

    /// Names what is done when another is chosen, beside what was named before. See [Widget] for the thread.
    public Dropdown<T> onChange(Consumer<? super T> handler) {
        handlers.add(handler);
        return this;
    }

    /// Whether it is gray and cannot be opened.
    public Dropdown<T> disabled(boolean disabled) {
        model().set("disabled", disabled);
        return this;
    }

    @Override
    Optional<Object> accept(String trait, @Nullable Object value) {
        return trait.equals("index")
                        && value instanceof Number index
                        && index.intValue() >= 0
                        && index.intValue() < options.size()
                ? Optional.of(index.intValue())
                : Optional.empty();
    }

    @Override
    void changed(Set<String> traits) {
        handlers.tell(value());
    }

    @Override
    boolean isControl() {
        return true;
    }

    @Override
    Dropdown<T> self() {
        return this;
    }

    @Override
    public String toString() {
        return "%s%s (one of %s)"
                .formatted(
                        prefix(), value(), options.stream().map(String::valueOf).collect(Collectors.joining(", ")));
    }
}

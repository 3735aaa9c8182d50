package org.joryu.notebook;

import java.util.function.Function;

/// Turns values of one type into what a notebook shows.
///
/// ```java
/// Renderer<Duration> seconds = Renderer.of(Duration.class, d -> MimeBundle.text(d.toSeconds() + " s"));
/// ```
///
/// @param <T> the type it renders, subtypes included
public interface Renderer<T> {

    /// The type whose values, and whose subtypes' values, are rendered.
    Class<T> type();

    /// The representations of one value. What it throws is shown beside the plain text.
    MimeBundle render(T value);

    /// A renderer from a function.
    static <T> Renderer<T> of(Class<T> type, Function<? super T, MimeBundle> render) {
        return new Renderer<>() {
            @Override
            public Class<T> type() {
                return type;
            }

            @Override
            public MimeBundle render(T value) {
                return render.apply(value);
            }
        };
    }
}

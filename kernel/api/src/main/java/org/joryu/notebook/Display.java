package org.joryu.notebook;

import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Shows values to the reader of the notebook and asks for them; where there is no notebook, on the
/// terminal.
///
/// ```java
/// Display.show(MimeBundle.text("bold").withHtml("<b>bold</b>"));
/// var name = Display.input("Your name: ");
/// ```
public final class Display {

    private Display() {}

    /// Shows a value below the cell whose code calls this, by its [Renderer] or as text.
    ///
    /// @return a handle that can replace what was shown, from any thread, also after the cell ended
    public static DisplayHandle show(@Nullable Object value) {
        return Notebook.current().show(value);
    }

    /// Decides how values of a type look from now on, instead of whoever decided it before.
    ///
    /// ```java
    /// record Point(int x, int y) {}
    /// Display.render(Point.class, p -> MimeBundle.text(p.x() + "/" + p.y()));
    /// ```
    ///
    /// @param type whose values, and whose subtypes' values, are rendered
    /// @param render makes the representations of one value; what it throws is shown beside the plain text
    public static <T> void render(Class<T> type, Function<? super T, MimeBundle> render) {
        Notebook.current().render(Renderer.of(type, render));
    }

    /// Clears what the cell has printed and shown so far.
    public static void clear() {
        Notebook.current().clear(false);
    }

    /// Clears what the cell has printed and shown so far as soon as something else is: what is replaced
    /// over and over then does not flicker.
    ///
    /// ```java
    /// for (int step = 1; step <= 100; step++) {
    ///     Display.clearLater();
    ///     Display.show("step " + step);
    /// }
    /// ```
    public static void clearLater() {
        Notebook.current().clear(true);
    }

    /// Asks the reader for a line of text, and waits for it. `IO.readln` and a `Scanner` work too.
    ///
    /// @param prompt what to show before the input field
    /// @throws IllegalStateException if nobody can answer, saying why
    /// @throws CancellationException if the cell is stopped meanwhile
    public static String input(String prompt) {
        return Notebook.current().input(prompt);
    }

    /// Asks the reader for a secret, and waits for it. What is typed is not shown, nor kept anywhere but
    /// in what is done with it here; as the value of the cell that asks for it, it is shown as dots.
    ///
    /// ```java
    /// var token = Display.password("Token: ");
    /// ```
    ///
    /// @param prompt what to show before the input field
    /// @throws IllegalStateException if nobody can answer, saying why
    /// @throws CancellationException if the cell is stopped meanwhile
    public static String password(String prompt) {
        return Notebook.current().password(prompt);
    }
}

package org.joryu.notebook;

import org.jspecify.annotations.Nullable;

/// Shows values in the notebook, or prints them where there is none.
///
/// ```java
/// Display.show(MimeBundle.text("bold").withHtml("<b>bold</b>"));
/// ```
public final class Display {

    private Display() {}

    /// Shows a value below the cell whose code calls this, by its [Renderer] or as text.
    ///
    /// @return a handle that can replace what was shown, from any thread, also after the cell ended
    public static DisplayHandle show(@Nullable Object value) {
        return Notebook.current().show(value);
    }
}

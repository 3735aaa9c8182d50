package org.joryu.notebook;

import org.jspecify.annotations.Nullable;

/// Something shown, which can be shown anew in its place.
///
/// ```java
/// var line = Display.show("0 %");
/// line.update("100 %");
/// ```
public interface DisplayHandle {

    /// The `display_id` that the front end knows it by (messaging specification, "display_data").
    String displayId();

    /// Replaces what is shown, wherever it is shown. May be called from any thread.
    void update(@Nullable Object value);
}

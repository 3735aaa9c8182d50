package org.joryu.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One value in several representations, keyed by MIME type; a front end shows the richest it knows.
///
/// A representation is a `String` (text, HTML, base64 for binary types) or JSON made of `Map`,
/// `List`, `String`, `Number` and `Boolean`. Every bundle has `text/plain`, because logs, diffs and
/// screen readers see nothing else (messaging specification, "display_data").
///
/// ```java
/// Display.show(MimeBundle.text("42").withHtml("<b>42</b>"));
/// ```
///
/// @param data representations by MIME type, in the order they were added
/// @param metadata metadata by MIME type, usually empty
public record MimeBundle(Map<String, Object> data, Map<String, Object> metadata) {

    public static final String TEXT = "text/plain";
    public static final String HTML = "text/html";
    public static final String PNG = "image/png";
    public static final String VEGA_LITE = "application/vnd.vegalite.v5+json";

    public MimeBundle {
        if (!(data.get(TEXT) instanceof String)) {
            throw new IllegalArgumentException("data must hold a text/plain string, but holds " + data.keySet()
                    + ": begin with MimeBundle.text(...)");
        }
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A bundle that holds plain text only.
    public static MimeBundle text(String text) {
        return new MimeBundle(Map.of(TEXT, text), Map.of());
    }

    /// The same bundle with one more representation, or with that one replaced.
    public MimeBundle with(String mimeType, Object representation) {
        var more = new LinkedHashMap<>(data);
        more.put(mimeType, representation);
        return new MimeBundle(more, metadata);
    }

    /// The same bundle with an HTML representation.
    public MimeBundle withHtml(String html) {
        return with(HTML, html);
    }

    /// The same bundle with metadata for one MIME type.
    public MimeBundle withMetadata(String mimeType, Object value) {
        var more = new LinkedHashMap<>(metadata);
        more.put(mimeType, value);
        return new MimeBundle(data, more);
    }

    /// The plain text.
    public String plainText() {
        return (String) Objects.requireNonNull(data.get(TEXT));
    }

    /// One representation, if the bundle has it.
    public Optional<Object> get(String mimeType) {
        return Optional.ofNullable(data.get(mimeType));
    }
}

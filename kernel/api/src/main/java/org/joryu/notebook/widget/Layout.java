package org.joryu.notebook.widget;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How wide a widget is and where it stands: CSS, by the names of ipywidgets' `Layout`. Immutable.
///
/// ```java
/// VBox.of(slider, table).layout(Layout.of().width("100%").with("align_items", "flex-start"))
/// ```
public final class Layout {

    private static final List<String> TRAITS = List.of(
            "align_content",
            "align_items",
            "align_self",
            "border_bottom",
            "border_left",
            "border_right",
            "border_top",
            "bottom",
            "display",
            "flex",
            "flex_flow",
            "grid_area",
            "grid_auto_columns",
            "grid_auto_flow",
            "grid_auto_rows",
            "grid_column",
            "grid_gap",
            "grid_row",
            "grid_template_areas",
            "grid_template_columns",
            "grid_template_rows",
            "height",
            "justify_content",
            "justify_items",
            "left",
            "margin",
            "max_height",
            "max_width",
            "min_height",
            "min_width",
            "object_fit",
            "object_position",
            "order",
            "overflow",
            "padding",
            "right",
            "top",
            "visibility",
            "width");

    private static final Layout NONE = new Layout(Map.of());

    private final Map<String, String> said;

    private Layout(Map<String, String> said) {
        this.said = said;
    }

    /// A layout that leaves everything to the front end.
    public static Layout of() {
        return NONE;
    }

    /// The same with this width.
    ///
    /// @param css such as `300px`, `50%`, `auto`
    public Layout width(String css) {
        return with("width", css);
    }

    /// The same with this height.
    ///
    /// @param css such as `3em`
    public Layout height(String css) {
        return with("height", css);
    }

    /// The same with this space around it.
    ///
    /// @param css one length for all sides, or four: top, right, bottom, left
    public Layout margin(String css) {
        return with("margin", css);
    }

    /// The same with this trait.
    ///
    /// @param trait one of ipywidgets' `Layout`: CSS properties with an underscore for every dash
    /// @param css its value
    /// @throws IllegalArgumentException if there is no such trait
    public Layout with(String trait, String css) {
        if (!TRAITS.contains(trait)) {
            throw new IllegalArgumentException(
                    "trait must be one of %s, but was \"%s\": write CSS properties with underscores"
                            .formatted(TRAITS, trait));
        }
        var more = new LinkedHashMap<>(said);
        more.put(trait, css);
        return new Layout(Collections.unmodifiableMap(more));
    }

    /// All traits: null is what the front end decides.
    Map<String, @Nullable String> traits() {
        var all = new LinkedHashMap<String, @Nullable String>();
        TRAITS.forEach(trait -> all.put(trait, said.get(trait)));
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Layout layout && layout.said.equals(said);
    }

    @Override
    public int hashCode() {
        return said.hashCode();
    }

    @Override
    public String toString() {
        return "Layout" + said;
    }
}

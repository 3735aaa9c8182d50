package org.joryu.notebook.widget;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a front end is to make of a model: the names in ipywidgets' "Model State".
enum ModelKind {
    LAYOUT("LayoutModel", "LayoutView"),
    DESCRIPTION_STYLE("DescriptionStyleModel", "StyleView"),
    SLIDER_STYLE("SliderStyleModel", "StyleView"),
    PROGRESS_STYLE("ProgressStyleModel", "StyleView"),
    HTML_STYLE("HTMLStyleModel", "StyleView"),
    LABEL_STYLE("LabelStyleModel", "StyleView"),
    BUTTON_STYLE("ButtonStyleModel", "StyleView"),
    INT_SLIDER("IntSliderModel", "IntSliderView"),
    FLOAT_SLIDER("FloatSliderModel", "FloatSliderView"),
    FLOAT_LOG_SLIDER("FloatLogSliderModel", "FloatLogSliderView"),
    INT_PROGRESS("IntProgressModel", "ProgressView"),
    FLOAT_PROGRESS("FloatProgressModel", "ProgressView"),
    HTML("HTMLModel", "HTMLView"),
    LABEL("LabelModel", "LabelView"),
    BUTTON("ButtonModel", "ButtonView"),
    DROPDOWN("DropdownModel", "DropdownView"),
    H_BOX("HBoxModel", "HBoxView"),
    V_BOX("VBoxModel", "VBoxView");

    private static final String VERSION = "2.0.0";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String CONTROLS = "@jupyter-widgets/controls";

    private final String model;
    private final String view;

    ModelKind(String model, String view) {
        this.model = model;
        this.view = view;
    }

    /// The traits by which a front end finds the model and its view.
    Map<String, @Nullable Object> traits() {
        var traits = new LinkedHashMap<String, @Nullable Object>();
        traits.put("_model_module", module());
        traits.put("_model_module_version", VERSION);
        traits.put("_model_name", model);
        traits.put("_view_module", view.equals("LayoutView") || view.equals("StyleView") ? BASE : CONTROLS);
        traits.put("_view_module_version", VERSION);
        traits.put("_view_name", view);
        return traits;
    }

    /// What the control protocol says of it beside its state.
    Map<String, @Nullable Object> names() {
        return Map.of("model_name", model, "model_module", module(), "model_module_version", VERSION);
    }

    private String module() {
        return this == LAYOUT ? BASE : CONTROLS;
    }
}

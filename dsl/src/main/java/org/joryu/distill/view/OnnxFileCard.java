package org.joryu.distill.view;

import org.joryu.distill.model.OnnxFile;
import org.joryu.distill.work.PlainMode;
import org.joryu.notebook.MimeBundle;

/// An exported model: format, input and output, sizes, and what ONNX Runtime makes of it.
final class OnnxFileCard {

    private OnnxFileCard() {}

    static MimeBundle of(OnnxFile exported) {
        return PlanCard.of(PlainMode.isOn() ? exported.withoutTimes() : exported.toString());
    }
}

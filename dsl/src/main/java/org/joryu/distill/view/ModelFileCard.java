package org.joryu.distill.view;

import org.joryu.distill.model.ModelFile;
import org.joryu.notebook.MimeBundle;

/// A saved model: format, size, and, of one that answers by itself, what it takes, gives and costs.
final class ModelFileCard {

    private ModelFileCard() {}

    static MimeBundle of(ModelFile saved) {
        return PlanCard.of(saved.toString());
    }
}

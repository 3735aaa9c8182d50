package org.joryu.distill.view;

import org.joryu.distill.About;
import org.joryu.notebook.MimeBundle;
import org.joryu.notebook.Notebook;

/// What results were made with, the kernel among it.
final class AboutCard {

    private AboutCard() {}

    static MimeBundle of(About about) {
        return PlanCard.of(about.beginning("kernel", Notebook.current().kernel()));
    }
}

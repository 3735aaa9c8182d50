package org.joryu.distill.view;

import org.joryu.notebook.MimeBundle;

/// What stands where something was shown that is now shown elsewhere.
final class Moved {

    private Moved() {}

    static MimeBundle bundle(String title) {
        var words = "is shown below the cell that said show()";
        return MimeBundle.text(title + " " + words)
                .withHtml("<div><b>%s</b> %s</div>".formatted(Html.escape(title), words));
    }
}

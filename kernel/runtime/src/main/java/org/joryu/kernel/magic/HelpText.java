package org.joryu.kernel.magic;

import java.util.stream.Collectors;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MimeBundle;

/// What is said of one magic.
final class HelpText {

    private HelpText() {}

    static MimeBundle of(Magic.Description magic) {
        var aliases = magic.aliases().isEmpty()
                ? ""
                : magic.aliases().stream().map(alias -> "%" + alias).collect(Collectors.joining(", ", "\nalso: ", ""));
        var text = magic.usage() + aliases + "\n\n" + magic.summary()
                + (magic.details().isEmpty() ? "" : "\n\n" + magic.details());
        return MimeBundle.text(text);
    }
}

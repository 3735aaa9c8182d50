package org.joryu.notebook.widget;

import java.util.List;

/// Words of which a front end knows a few.
final class Words {

    private Words() {}

    static String oneOf(String parameter, List<String> known, String word) {
        if (!known.contains(word)) {
            throw new IllegalArgumentException(
                    "%s must be one of %s, but was \"%s\"".formatted(parameter, known, word));
        }
        return word;
    }
}

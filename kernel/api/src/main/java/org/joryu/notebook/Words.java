package org.joryu.notebook;

import java.util.ArrayList;
import java.util.List;

/// Words of a line, as a shell would cut it. A backslash is a character as any other: paths have some.
final class Words {

    private Words() {}

    static List<String> of(String line) throws Magic.UsageException {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (quote != 0) {
            throw new Magic.UsageException("the quote %s is not closed in: %s".formatted(quote, line));
        }
        if (begun) {
            words.add(word.toString());
        }
        return List.copyOf(words);
    }
}

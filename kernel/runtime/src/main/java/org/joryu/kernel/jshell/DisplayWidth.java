package org.joryu.kernel.jshell;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.stream.Collectors;

/// How many columns text takes in a fixed-width font, where a caret below it is to stand right.
final class DisplayWidth {

    private static final Set<UnicodeScript> WIDE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.HANGUL);

    private DisplayWidth() {}

    static int of(String text) {
        return text.codePoints().map(DisplayWidth::of).sum();
    }

    /// Blanks as wide as the text. Tabs are kept, as nobody knows how wide they are shown.
    static String blank(String text) {
        return text.codePoints()
                .mapToObj(c -> c == '\t' ? "\t" : " ".repeat(of(c)))
                .collect(Collectors.joining());
    }

    private static int of(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(codePoint) ? 2 : 1;
        };
    }

    /// East Asian wide and fullwidth characters and pictures (Unicode Standard Annex 11), as far as
    /// they turn up in programs.
    private static boolean isWide(int codePoint) {
        return !isIn(codePoint, 0xFF61, 0xFFDC)
                && (WIDE.contains(UnicodeScript.of(codePoint))
                        || isIn(codePoint, 0x3000, 0x303E)
                        || isIn(codePoint, 0xFF01, 0xFFE6)
                        || isIn(codePoint, 0x1F300, 0x1FAFF));
    }

    private static boolean isIn(int codePoint, int first, int last) {
        return codePoint >= first && codePoint <= last;
    }
}

package org.joryu.app;

import java.awt.Font;
import java.awt.GraphicsEnvironment;

/// Whether charts can become PNG, for which text has to be drawn.
final class FontsCheck {

    private static final String JAPANESE = "蒸";

    private FontsCheck() {}

    static Check check() {
        return new Check("fonts", FontsCheck::look);
    }

    private static Finding look() {
        try {
            var fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
            if (fonts.length > 0) {
                return new Finding.Fine("%d, %s"
                        .formatted(
                                fonts.length,
                                drawsJapanese(fonts)
                                        ? "Japanese among them"
                                        : "none with Japanese: such labels are boxes in PNG (Debian: fonts-noto-cjk)"));
            }
        } catch (RuntimeException | LinkageError none) {
            // Without fontconfig, AWT fails in one of several ways.
            return none(": " + none);
        }
        return none("");
    }

    private static Finding none(String why) {
        return new Finding.Warning(
                "none that Java finds%s: charts come without their PNG".formatted(why),
                "on Debian: apt-get install fontconfig fonts-dejavu-core");
    }

    private static boolean drawsJapanese(Font[] fonts) {
        for (var font : fonts) {
            if (font.canDisplayUpTo(JAPANESE) < 0) {
                return true;
            }
        }
        return false;
    }
}

package org.joryu.kernel.magic;

import java.util.List;
import org.joryu.kernel.magic.Part.Call;
import org.joryu.kernel.magic.Part.Java;

/// Cells whose magics are blanked out, so that what is left stands where it stood.
final class Blanks {

    private Blanks() {}

    /// A piece of a text with blanks, and the same lines, in the place of what precedes it.
    static String before(String text, int start, int end) {
        return blank(text.substring(0, start)) + text.substring(start, end);
    }

    /// The Java of a cell alone.
    static String java(String code, List<Part> parts) {
        var java = new StringBuilder(code);
        for (var part : parts) {
            switch (part) {
                case Java _ -> {}
                case Call call ->
                    java.replace(call.start(), call.end(), blank(code.substring(call.start(), call.end())));
            }
        }
        return java.toString();
    }

    static String blank(String text) {
        return text.replaceAll("[^\\n]", " ");
    }
}

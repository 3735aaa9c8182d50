package org.joryu.kernel.history;

import org.jspecify.annotations.Nullable;

/// How much is kept.
///
/// @param sessions at most, of one file; counted when it is opened
/// @param cells at most, of one file, but for whole sessions; counted when it is opened
/// @param source characters of a cell: a longer one is not kept, as half a program is worth nothing
/// @param output characters of a result: what is longer is cut
record Limits(int sessions, int cells, int source, int output) {

    static final Limits STANDARD = new Limits(1_000, 50_000, 100_000, 1_000);

    boolean takes(String code) {
        return code.length() <= source;
    }

    @Nullable String cut(@Nullable String text) {
        if (text == null || text.length() <= output) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(output - 1)) ? output - 1 : output;
        return text.substring(0, end) + "…";
    }
}

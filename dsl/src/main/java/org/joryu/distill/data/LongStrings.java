package org.joryu.distill.data;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Shapes as text.
final class LongStrings {

    private LongStrings() {}

    static String join(long[] values, String separator) {
        return LongStream.of(values).mapToObj(String::valueOf).collect(Collectors.joining(separator));
    }
}

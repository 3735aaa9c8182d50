package org.joryu.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodePointsTests {

    /// The flower is one code point and two chars.
    @ParameterizedTest
    @CsvSource({"abc,0,0", "abc,2,2", "abc,3,3", "🌸b🌸,0,0", "🌸b🌸,1,2", "🌸b🌸,2,3", "🌸b🌸,3,5", "'',0,0"})
    void leads_from_positions_to_indices_and_back(String text, int codePoints, int index) {
        assertThat(CodePoints.toIndex(text, codePoints)).isEqualTo(index);
        assertThat(CodePoints.ofIndex(text, index)).isEqualTo(codePoints);
    }

    @ParameterizedTest
    @CsvSource({"🌸b,-1,0", "🌸b,9,3", "🌸b,2147483647,3", "🌸b,-2147483648,0", "'',5,0"})
    void keeps_positions_within_the_text(String text, int codePoints, int index) {
        assertThat(CodePoints.toIndex(text, codePoints)).isEqualTo(index);
    }

    @ParameterizedTest
    @CsvSource({"🌸b,-1,0", "🌸b,9,2", "🌸b,2147483647,2"})
    void keeps_indices_within_the_text(String text, int index, int codePoints) {
        assertThat(CodePoints.ofIndex(text, index)).isEqualTo(codePoints);
    }
}

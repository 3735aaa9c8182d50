package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlyphsTests {

    private final Dataset digits = Glyphs.of(500).draw();

    @Test
    void are_the_same_bits_on_every_machine() {
        assertThat(digits.sha256()).isEqualTo("2d71f28a476cd7a97f75aacdd89f41e88f625b63c1e8879ae5338b4c1f743855");
        assertThat(Glyphs.of(250, 50).side(12).colored().seed(-3).draw().sha256())
                .isEqualTo("714dd34dff6953fd70fd0da2d72903deca350a7742b169574d03a8fb508eb381");
    }

    @Test
    void classes_take_turns_and_every_split_has_each() {
        assertThat(digits).hasToString("glyphs: 300 train, 100 dev, 100 test; inputs 1×16×16, 10 classes");
        assertThat(digits.dev().labels()).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0);
        for (var split : new Split[] {digits.train(), digits.dev(), digits.test()}) {
            for (int place = 0; place < split.size(); place++) {
                assertThat(split.label(place)).isEqualTo((int) (split.rowId(place) % 10));
            }
        }
    }

    @Test
    void a_row_is_the_same_however_many_there_are() {
        var fewer = Glyphs.of(50).draw().train();

        for (int place = 0; place < fewer.size(); place++) {
            int there = Arrays.binarySearch(digits.train().rowIds(), fewer.rowId(place));
            assertThat(fewer.row(place)).isEqualTo(digits.train().row(there));
        }
    }

    @Test
    void another_seed_draws_the_same_classes_otherwise() {
        var other = Glyphs.of(500).seed(1).draw();

        assertThat(other.train().row(0)).isNotEqualTo(digits.train().row(0));
        assertThat(other.classNames()).isEqualTo(digits.classNames());
    }

    @Test
    void a_glyph_is_light_on_black_and_fills_a_part_of_its_square() {
        var clean = Glyphs.of(50).noise(0).draw().train();

        for (int place = 0; place < clean.size(); place++) {
            int paper = 0;
            int ink = 0;
            for (float pixel : clean.row(place)) {
                paper += pixel == 0 ? 1 : 0;
                ink += pixel > 0.4 ? 1 : 0;
            }
            assertThat(paper).isBetween(128, 236);
            assertThat(ink).isBetween(12, 110);
        }
    }

    @Test
    void noise_is_added_last_so_that_no_outline_depends_on_it() {
        var clean = Glyphs.of(50).noise(0).draw().train();
        var faint = Glyphs.of(50).noise(0.001).draw().train();

        for (int place = 0; place < clean.size(); place++) {
            for (int i = 0; i < 256; i++) {
                assertThat(faint.row(place)[i]).isCloseTo(clean.row(place)[i], within(0.01f));
            }
        }
    }

    @Test
    void colored_ones_have_three_different_planes_of_one_drawing() {
        var colored = Glyphs.of(50).colored().noise(0).draw().train();

        for (int place = 0; place < colored.size(); place++) {
            var row = colored.row(place);
            for (int channel = 0; channel < 3; channel++) {
                var plane = Arrays.copyOfRange(row, 256 * channel, 256 * (channel + 1));
                Arrays.sort(plane);
                assertThat(plane[0]).isLessThan(0.46f);
                assertThat(plane[255]).isGreaterThan(0.5f);
            }
            assertThat(row[0]).isNotEqualTo(row[256]);
        }
    }

    @Test
    void digits_come_first_then_capitals_then_runes() {
        var names = Glyphs.of(200, 40).draw().classNames();

        assertThat(names).startsWith("0", "1").contains("9", "A", "Z").endsWith("rune 3", "rune 4");
        assertThat(names.indexOf("A")).isEqualTo(10);
        assertThat(names.indexOf("rune 1")).isEqualTo(36);
    }

    /// Each class by the middle of its training rows; what is nearest to that of its own class is told
    /// apart without any learning.
    @Test
    void classes_are_unlike_each_other() {
        var data = Glyphs.of(36 * 40, 36).side(20).draw();
        var means = new double[36][400];
        IntStream.range(0, data.train().size()).forEach(place -> {
            var row = data.train().row(place);
            for (int i = 0; i < row.length; i++) {
                means[data.train().label(place)][i] += row[i] / 24;
            }
        });
        long right = IntStream.range(0, data.dev().size())
                .filter(place ->
                        nearest(means, data.dev().row(place)) == data.dev().label(place))
                .count();

        assertThat(right / (double) data.dev().size()).isGreaterThan(0.6);
    }

    private static int nearest(double[][] means, float[] row) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            double distance = 0;
            for (int i = 0; i < row.length; i++) {
                distance += (row[i] - means[label][i]) * (row[i] - means[label][i]);
            }
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }

    @Test
    void there_are_skeletons_for_300_classes_and_the_first_are_always_the_same() {
        var many = GlyphAlphabet.first(300);

        assertThat(many).hasSize(300).startsWith(GlyphAlphabet.first(60).toArray(Skeleton[]::new));
        assertThat(new HashSet<>(many.stream().map(Skeleton::strokes).toList())).hasSize(300);
    }

    @Test
    void a_stroke_that_is_closed_ends_where_it_began_and_a_curve_at_its_own_ends() {
        var ring = Stroke.parse("o 00 40 46 06").path();
        var curve = Stroke.parse("~ 00 40 46").path();
        var line = Stroke.parse("- 20 26").path();

        assertThat(ring).hasSize(17);
        assertThat(ring.getFirst()).isEqualTo(ring.getLast());
        assertThat(curve.getFirst()).isEqualTo(new Stroke.Point(-2 / 6.0, -0.5));
        assertThat(curve.getLast()).isEqualTo(new Stroke.Point(2 / 6.0, 0.5));
        assertThat(line).containsExactly(new Stroke.Point(0, -0.5), new Stroke.Point(0, 0.5));
    }

    @Test
    void a_line_leaves_the_ink_of_its_area() {
        var pen = new Pen(9, 1.5);
        pen.line(new Stroke.Point(-2, 4.5), new Stroke.Point(11, 4.5));
        var ink = pen.ink();

        assertThat(IntStream.range(0, 9).mapToObj(y -> ink[9 * y + 4]))
                .containsExactly(0f, 0f, 0f, 1f, 1f, 1f, 0f, 0f, 0f);
        var between = new Pen(9, 1);
        between.line(new Stroke.Point(4.5, -2), new Stroke.Point(4.5, 11));
        assertThat(Arrays.copyOf(between.ink(), 9)).containsExactly(0, 0, 0, 0.5f, 1, 0.5f, 0, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1, 1001})
    void refuses_more_classes_than_there_are(int classes) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glyphs.of(50, classes))
                .withMessage("classes must be in [2, 1000], but was " + classes
                        + ": 10 are the digits, 36 digits and capitals");
    }

    @Test
    void refuses_so_few_rows_that_a_split_lacks_a_class() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glyphs.of(49))
                .withMessage("rows must be ≥ 50 for 10 classes, five for each, so that every split has each,"
                        + " but was 49");
    }

    @Test
    void refuses_sides_and_noise_out_of_range() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glyphs.of(50).side(7))
                .withMessage("side must be in [8, 512] pixels, but was 7: use 16, 28 or 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Glyphs.of(50).noise(-0.1))
                .withMessage("noise must be in [0, 1], but was -0.1: 0.1 is visible, 0.3 is hard");
    }
}

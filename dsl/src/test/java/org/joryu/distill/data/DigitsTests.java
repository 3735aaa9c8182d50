package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTests {

    private final Dataset digits = Digits.load();

    @Test
    void are_the_1797_images_of_the_original_file() {
        assertThat(digits.train().size() + digits.dev().size() + digits.test().size())
                .isEqualTo(1797);
        assertThat(digits.sha256()).isEqualTo("075cef551d3ff1490a05b03eaf5194e4af8daa669b10a91a21d5295974ba4374");
    }

    @Test
    void are_the_very_bytes_that_scikit_learn_has() throws Exception {
        try (var in = Digits.class.getResourceAsStream("digits.bin.gz")) {
            var bytes = new GZIPInputStream(Objects.requireNonNull(in)).readAllBytes();
            // sha256 of numpy.column_stack([data, target]).astype(uint8), taken in Python.
            assertThat(MessageDigest.getInstance("SHA-256").digest(bytes))
                    .asHexString()
                    .isEqualToIgnoringCase("68aea062d35a127749050fa0e52dca09d6569ac08092c925610e0954e172dde2");
        }
    }

    @Test
    void the_first_image_is_the_zero_that_scikit_learn_shows_first() {
        var train = digits.train();

        assertThat(train.rowIds()[0]).isZero();
        assertThat(train.labels()[0]).isZero();
        assertThat(train.features()[0])
                .startsWith(0f, 0f, 5f / 16, 13f / 16, 9f / 16, 1f / 16, 0f, 0f, 0f, 0f, 13f / 16, 15f / 16);
    }

    @Test
    void are_split_three_to_one_to_one_without_overlap() {
        assertThat(digits).hasToString("digits: 1,085 train, 357 dev, 355 test; inputs 8×8, 10 classes");
        var ids = new HashSet<Long>();
        for (var split : List.of(digits.train(), digits.dev(), digits.test())) {
            for (long id : split.rowIds()) {
                assertThat(ids.add(id)).as("row %d in one split only", id).isTrue();
            }
        }
        assertThat(ids).hasSize(1797);
    }

    @Test
    void pixels_are_in_0_to_1() {
        for (var row : digits.train().features()) {
            for (float pixel : row) {
                assertThat(pixel).isBetween(0f, 1f);
            }
        }
    }

    @Test
    void a_draw_is_balanced_and_leaves_dev_and_test_whole() {
        var few = digits.take(200);

        var perClass = new int[10];
        for (int label : few.train().labels()) {
            perClass[label]++;
        }
        assertThat(perClass).containsOnly(20);
        assertThat(few.dev()).isSameAs(digits.dev());
        assertThat(few.test()).isSameAs(digits.test());
    }

    @Test
    void a_drawn_row_keeps_its_id_its_label_and_its_pixels() {
        var all = digits.train();
        var few = digits.take(25).train();
        var places = new HashMap<Long, Integer>();
        IntStream.range(0, all.size()).forEach(place -> places.put(all.rowId(place), place));

        for (int i = 0; i < few.size(); i++) {
            int place = Objects.requireNonNull(places.get(few.rowId(i)));
            assertThat(few.label(i)).isEqualTo(all.label(place));
            assertThat(few.row(i)).isEqualTo(all.row(place));
        }
    }

    @Test
    void a_smaller_draw_is_part_of_a_larger_one() {
        assertThat(digits.take(200).train().rowIds())
                .contains(digits.take(73).train().rowIds())
                .isSorted();
    }

    @Test
    void the_same_seed_draws_the_same_rows_and_another_seed_others() {
        assertThat(digits.take(200).train().rowIds())
                .isEqualTo(digits.take(200, 0).train().rowIds());
        assertThat(digits.take(200, 1).train().rowIds())
                .isNotEqualTo(digits.take(200, 0).train().rowIds());
    }

    @Test
    void all_rows_can_be_taken() {
        assertThat(digits.take(1085).sha256()).isEqualTo(digits.sha256());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1086})
    void refuses_to_take_rows_that_are_not_there(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> digits.take(count))
                .withMessage("count must be in [1, 1085], the size of the train split, but was " + count
                        + ": take(1085) takes them all");
    }
}

package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AugmentationsTests {

    private static final Augmentations CIFAR = Augmentations.of(new RandomCrop(4), new HorizontalFlip(0.5));
    private static final long[] SHAPE = {3, 9, 7};

    /// Every pixel another number, in (0, 1].
    private final float[] image = image(3 * 9 * 7);

    private final Dataset digits = Digits.load();

    private static float[] image(int size) {
        var pixels = new float[size];
        for (int i = 0; i < size; i++) {
            pixels[i] = (i + 1f) / size;
        }
        return pixels;
    }

    static Stream<Augmentation> all() {
        return Stream.of(
                new RandomCrop(3),
                new RandomResizedCrop(0.2),
                new HorizontalFlip(0.5),
                new Shift(2.5),
                new Rotation(25),
                new Cutout(4),
                new Noise(0.2));
    }

    static Stream<Augmentation> withoutStrength() {
        return Stream.of(
                new RandomCrop(0), new HorizontalFlip(0), new Shift(0), new Rotation(0), new Cutout(0), new Noise(0));
    }

    @ParameterizedTest
    @MethodSource("withoutStrength")
    void without_strength_an_image_stays_as_it_is(Augmentation step) {
        assertThat(Augmentations.of(step).view(image, SHAPE, 5, 1)).isEqualTo(image);
    }

    @ParameterizedTest
    @MethodSource("all")
    void pixels_stay_in_their_range_and_the_image_that_was_given_stays_as_it_was(Augmentation step) {
        var before = image.clone();

        for (int epoch = 1; epoch <= 200; epoch++) {
            for (float pixel : Augmentations.of(step).view(image, SHAPE, 5, epoch)) {
                assertThat(pixel).isBetween(0f, 1f);
            }
        }
        assertThat(image).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_view_is_the_same_again_and_another_for_another_row_epoch_or_seed(Augmentation step) {
        var augmentations = Augmentations.of(step);
        var views = new HashSet<List<Float>>();
        for (int other = 0; other < 20; other++) {
            views.add(list(augmentations.view(image, SHAPE, other, 1)));
        }

        assertThat(augmentations.view(image, SHAPE, 3, 2)).isEqualTo(augmentations.view(image, SHAPE, 3, 2));
        assertThat(views).hasSizeGreaterThan(1);
        assertThat(someDiffer(epoch -> augmentations.view(image, SHAPE, 3, epoch + 1)))
                .isTrue();
        assertThat(someDiffer(seed -> augmentations.seed(seed).view(image, SHAPE, 3, 1)))
                .isTrue();
    }

    private boolean someDiffer(IntFunction<float[]> views) {
        return IntStream.range(0, 20)
                        .mapToObj(views)
                        .map(AugmentationsTests::list)
                        .distinct()
                        .count()
                > 1;
    }

    private static List<Float> list(float[] values) {
        var list = new ArrayList<Float>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    @Test
    void the_view_of_a_row_owes_nothing_to_its_batch() {
        var augmentations = Augmentations.of(new RandomCrop(2), new Noise(0.1)).seed(4);
        var all = augmentations.view(
                digits.train(), IntStream.range(0, digits.train().size()).toArray(), 3);
        var some = augmentations.view(digits.train(), new int[] {1000, 7, 1000}, 3);

        assertThat(some[0]).isEqualTo(all[1000]).isEqualTo(some[2]).isNotSameAs(some[2]);
        assertThat(some[1]).isEqualTo(all[7]);
    }

    @Test
    void a_row_keeps_its_view_in_a_smaller_draw_as_it_keeps_its_id() {
        var few = digits.take(100).train();
        int inAll = Arrays.binarySearch(digits.train().rowIds(), few.rowIds()[42]);

        assertThat(CIFAR.view(few, new int[] {42}, 2)).isEqualTo(CIFAR.view(digits.train(), new int[] {inAll}, 2));
    }

    @Test
    void one_row_by_hand_is_that_row_of_a_batch() {
        var train = digits.train();

        assertThat(CIFAR.view(train, new int[] {11}, 9)[0])
                .isEqualTo(CIFAR.view(train.features()[11], train.inputShape(), train.rowIds()[11], 9));
    }

    @Test
    void ids_labels_and_pixels_of_the_split_stay_untouched() {
        var before = digits.sha256();

        for (var view : CIFAR.view(digits.train(), new int[] {0, 1, 2}, 1)) {
            Arrays.fill(view, 99);
        }

        assertThat(digits.sha256()).isEqualTo(before);
    }

    @Test
    void a_step_added_at_the_end_changes_nothing_of_those_before() {
        var flippedAlways = CIFAR.then(new HorizontalFlip(1));

        for (int epoch = 1; epoch <= 10; epoch++) {
            var view = CIFAR.view(image, SHAPE, 5, epoch);
            var mirrored = flippedAlways.view(image, SHAPE, 5, epoch);
            assertThat(mirrored[0]).isEqualTo(view[6]);
            assertThat(mirrored[6]).isEqualTo(view[0]);
        }
    }

    @Test
    void steps_run_in_their_order() {
        var once = Augmentations.of(new RandomCrop(3), new Cutout(4));
        var other = Augmentations.of(new Cutout(4), new RandomCrop(3));

        assertThat(once.view(image, SHAPE, 5, 1)).isNotEqualTo(other.view(image, SHAPE, 5, 1));
    }

    @Test
    void a_crop_takes_each_of_its_places_about_as_often_as_any_other() {
        var counts = new int[81];
        var dot = new float[32 * 32];
        dot[16 * 32 + 16] = 1;
        for (int row = 0; row < 8100; row++) {
            int place = places(Augmentations.of(new RandomCrop(4)).view(dot, new long[] {32, 32}, row, 1))
                    .iterator()
                    .next();
            counts[(place / 32 - 12) * 9 + place % 32 - 12]++;
        }

        // 100 each expected with a deviation of 10; of 81 none is further than 4.5 deviations.
        assertThat(IntStream.of(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(55, 145));
    }

    @Test
    void a_cutout_has_its_middle_at_every_pixel_and_is_smaller_at_the_border() {
        var ones = new float[36];
        Arrays.fill(ones, 1);
        var sizes = new HashSet<Integer>();
        var holes = new HashSet<Set<Integer>>();
        for (int row = 0; row < 2000; row++) {
            var view = Augmentations.of(new Cutout(3)).view(ones, new long[] {6, 6}, row, 1);
            sizes.add(36 - places(view).size());
            holes.add(places(view));
        }

        assertThat(holes).hasSize(36);
        assertThat(sizes).containsExactlyInAnyOrder(4, 6, 9);
    }

    @Test
    void a_flip_comes_as_often_as_its_probability_says() {
        var two = new float[] {1, 0, 1, 0};
        long flipped = IntStream.range(0, 10_000)
                .filter(row -> Augmentations.of(new HorizontalFlip(0.3)).view(two, new long[] {2, 2}, row, 1)[0] == 0)
                .count();

        // The deviation is 46.
        assertThat(flipped).isBetween(2800L, 3200L);
    }

    @Test
    void numbers_out_of_0_to_1_get_their_noise_unbounded() {
        var wide = new float[10_000];
        wide[0] = 2;
        var view = Augmentations.of(new Noise(0.5)).view(wide, new long[] {100, 100}, 0, 1);
        double square = 0;
        for (int i = 1; i < view.length; i++) {
            square += view[i] * (double) view[i];
        }

        assertThat(Math.sqrt(square / 9999)).isBetween(0.48, 0.52);
    }

    private static Set<Integer> places(float[] pixels) {
        var places = new HashSet<Integer>();
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i] > 0) {
                places.add(i);
            }
        }
        return places;
    }

    @Test
    void a_data_set_is_normalized_after_it_was_augmented() {
        var augmentations = Augmentations.of(new RandomCrop(2), new Noise(0.1));
        var normalized = digits.normalized(new Normalization(List.of(0.25), List.of(0.5)));

        var view = augmentations.view(normalized.train(), new int[] {3}, 1)[0];

        var pixels = augmentations.view(digits.train(), new int[] {3}, 1)[0];
        for (int i = 0; i < view.length; i++) {
            assertThat(view[i]).isEqualTo((pixels[i] - 0.25f) / 0.5f);
        }
        assertThat(view).contains(-0.5f);
    }

    @Test
    void none_leaves_rows_of_any_shape_as_they_are() {
        var rows = new float[] {1, 2};

        assertThat(Augmentations.NONE.view(rows, new long[] {2}, 0, 1))
                .isEqualTo(rows)
                .isNotSameAs(rows);
        assertThat(Augmentations.NONE).hasToString("no augmentation");
    }

    @Test
    void shows_what_one_would_write_and_names_answers_to_its_views() {
        assertThat(CIFAR.seed(7)).hasToString("randomCrop(4), horizontalFlip(0.5), seed 7");
        assertThat(Augmentations.of(new Shift(1.5), new Rotation(10), new Cutout(8), new Noise(0.05)))
                .hasToString("shift(1.5), rotation(10), cutout(8), noise(0.05), seed 0");
        // printf 'views 1\nrandomCrop(4), horizontalFlip(0.5), seed 7' | sha256sum
        assertThat(CIFAR.seed(7).key()).isEqualTo("d6f96813d71c6c359931263e6947afd92f6d25ee7e8d23aeb985ab22084c38a7");
        assertThat(Stream.of(CIFAR, CIFAR.seed(1), CIFAR.then(new Noise(1e-9)), CIFAR.then(new Noise(1.1e-9)))
                        .map(Augmentations::key))
                .doesNotHaveDuplicates();
    }

    @Test
    void refuses_rows_that_are_no_images() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CIFAR.check(64))
                .withMessage(
                        "inputShape must be {height, width} or {channels, height, width} where images are augmented,"
                                + " but was {64}: name the layout when the data set is made, or leave the augmentation out");
        var table = Dataset.of("t", new float[10][4], new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, List.of("a", "b"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CIFAR.view(table.train(), new int[] {0}, 1))
                .withMessageContaining("but was {4}");
    }

    @Test
    void refuses_images_of_which_nothing_might_stay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentations.of(new RandomCrop(8)).check(8, 9))
                .withMessage("padding must be in [0, 7] for images of 8×9, so that something of them stays, but was 8:"
                        + " 4 is usual for 32×32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentations.of(new Shift(8)).check(1, 9, 8))
                .withMessage("pixels of a shift must be < 8 for images of 9×8, so that something of them stays,"
                        + " but was 8: use 0.5");
    }

    @Test
    void refuses_pixels_of_another_number_and_an_epoch_before_the_first() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CIFAR.view(image, new long[] {9, 7}, 0, 1))
                .withMessage("pixels must be 63, as inputShape {9, 7} says, but are 189");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CIFAR.view(image, SHAPE, 0, 0))
                .withMessage("epoch must be ≥ 1, but was 0: the first is 1");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refuses_a_probability_that_is_none(double probability) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HorizontalFlip(probability))
                .withMessage("probability must be in [0, 1], but was " + probability + ": 0.5 is usual");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1.5, Double.NaN})
    void refuses_a_share_that_is_none(double share) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomResizedCrop(share))
                .withMessage("smallest share of a crop must be in (0, 1], but was " + share
                        + ": 0.08 is usual for ImageNet, 0.5 is milder");
    }

    @Test
    void refuses_strengths_that_make_no_sense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RandomCrop(-1))
                .withMessage("padding must be ≥ 0, but was -1: 4 is usual for images of 32×32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rotation(181))
                .withMessage("degrees must be in [0, 180], but was 181.0: 10 is usual for digits, 15 for photographs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Shift(Double.NaN))
                .withMessage("pixels of a shift must be ≥ 0 and finite, but was NaN: use 0.5 for images of 8×8,"
                        + " 2 for 28×28");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Cutout(-2))
                .withMessage("size of a cutout must be ≥ 0, but was -2: 8 or 16 are usual for images of 32×32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Noise(Double.POSITIVE_INFINITY))
                .withMessage("sigma must be ≥ 0 and finite, but was Infinity: use 0.05 for pixels in [0, 1]");
    }
}

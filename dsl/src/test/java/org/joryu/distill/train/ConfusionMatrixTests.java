package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTests {

    private static final float[][] CAT = {{1, 0, 0}};
    private static final float[][] DOG = {{0, 1, 0}};

    /// Three cats, of which one is answered as a dog, one dog, and no fish.
    private final ConfusionMatrix pets = ConfusionMatrix.of(
            new float[][] {CAT[0], CAT[0], DOG[0], DOG[0]}, new int[] {0, 0, 0, 1}, List.of("cat", "dog", "fish"));

    @Test
    void counts_answers_by_class() {
        assertThat(pets.count(0, 0)).isEqualTo(2);
        assertThat(pets.count(0, 1)).isEqualTo(1);
        assertThat(pets.count(1, 1)).isEqualTo(1);
        assertThat(pets.recall("cat")).isEqualTo(2.0 / 3);
        assertThat(pets.precision("dog")).isEqualTo(0.5);
        assertThat(pets.recall("fish")).isNaN();
        assertThat(pets.precision("fish")).isNaN();
    }

    @Test
    void tells_the_most_frequent_mistakes() {
        assertThat(pets.mostConfused(5)).hasToString("[cat as dog: 1]");
        assertThat(pets.mostConfused(0)).isEmpty();
    }

    @Test
    void reads_as_a_table() {
        assertThat(pets.toString().lines())
                .containsExactly(
                        "is \\ answered",
                        "      cat  dog fish   recall",
                        " cat    2    1    ·   66.7 %",
                        " dog    ·    1    ·  100.0 %",
                        "fish    ·    ·    ·        –");
    }

    @Test
    void of_many_classes_only_the_mistakes_are_shown() {
        var names = IntStream.range(0, 100).mapToObj(i -> "class " + i).toList();
        var logits = new float[2][100];
        logits[0][7] = 1;
        logits[1][7] = 1;

        assertThat(ConfusionMatrix.of(logits, new int[] {7, 42}, names))
                .hasToString("100 classes, most confused:\n  class 42 as class 7: 1");
        assertThat(ConfusionMatrix.of(logits, new int[] {7, 7}, names)).hasToString("100 classes, most confused: none");
    }

    @Test
    void is_a_value() {
        assertThat(ConfusionMatrix.of(CAT, new int[] {1}, List.of("cat", "dog", "fish")))
                .isEqualTo(ConfusionMatrix.of(CAT, new int[] {1}, List.of("cat", "dog", "fish")))
                .isNotEqualTo(ConfusionMatrix.of(DOG, new int[] {1}, List.of("cat", "dog", "fish")));
    }

    @Test
    void refuses_a_class_that_does_not_exist() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets.recall("bird"))
                .withMessage("class \"bird\" must be one of [cat, dog, fish]");
    }
}

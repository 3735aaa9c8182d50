package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoftTargetStoreTests {

    private static final Dataset DIGITS = Digits.load();

    @TempDir
    Path folder;

    private static StoreOrigin origin(int topK, boolean half) {
        return new StoreOrigin(
                "oracle",
                "abcdef0123456789",
                OptionalDouble.empty(),
                "digits",
                new long[] {8, 8},
                10,
                StoreOrigin.AS_IT_IS,
                new StoreFormat(topK, half));
    }

    /// Logits that belong to the row's id, whoever asks and whenever.
    private static float[][] oracle(Split split) {
        var ids = split.rowIds();
        var logits = new float[ids.length][10];
        for (int row = 0; row < ids.length; row++) {
            var random = new SplittableRandom(ids[row]);
            for (int label = 0; label < 10; label++) {
                logits[row][label] = (float) (5 * random.nextGaussian());
            }
        }
        return logits;
    }

    private SoftTargetStore write(String name, StoreOrigin origin, Dataset data) {
        return SoftTargetStore.write(
                folder.resolve(name),
                origin,
                List.of(data.train(), data.dev(), data.test()),
                SoftTargetStoreTests::oracle,
                rows -> {});
    }

    @Test
    void what_was_written_is_what_is_read_bit_for_bit() {
        var written = write("exact.arrow", origin(0, false), DIGITS);
        var store = SoftTargetStore.open(written.file());

        assertThat(store.rows()).isEqualTo(1_797);
        for (var split : List.of(
                DIGITS.test(), DIGITS.train(), DIGITS.dev(), DIGITS.take(200).train())) {
            assertThat(store.logits(split).toArrays()).isDeepEqualTo(oracle(split));
        }
        assertThat(store.origin().teacher()).isEqualTo("oracle");
        assertThat(store.origin().inputSize()).isEqualTo(64);
        assertThat(store.splits()).isEqualTo("train 1085, dev 357, test 355");
        assertThat(store).hasToString("exact.arrow: 1,797 rows × 10 classes (all logits, f32), 0.1 MB");
    }

    @Test
    void rows_of_many_batches_keep_their_places() {
        int count = 10_000;
        var inputs = new float[count][1];
        var labels = new int[count];
        for (int row = 0; row < count; row++) {
            inputs[row][0] = row;
            labels[row] = row % 2;
        }
        var data = Dataset.of("many", inputs, labels, List.of("even", "odd"));
        var wide = new StoreOrigin(
                "t", "00", OptionalDouble.empty(), "many", new long[] {1}, 2, "none", StoreFormat.EXACT);
        Function<Split, float[][]> same = split -> {
            var logits = new float[split.size()][2];
            for (int row = 0; row < logits.length; row++) {
                logits[row][0] = split.rowIds()[row];
            }
            return logits;
        };

        var store = SoftTargetStore.write(
                folder.resolve("many.arrow"), wide, List.of(data.train(), data.dev(), data.test()), same, rows -> {});

        assertThat(store.logits(data.test()).toArrays()).isDeepEqualTo(same.apply(data.test()));
    }

    @Test
    void half_precision_is_the_nearest_half_precision_float() {
        var store = write("half.arrow", origin(0, true), DIGITS);
        var expected = oracle(DIGITS.dev());
        var found = store.logits(DIGITS.dev()).toArrays();

        for (int row = 0; row < expected.length; row++) {
            for (int label = 0; label < 10; label++) {
                assertThat(found[row][label])
                        .isEqualTo(Float.float16ToFloat(Float.floatToFloat16(expected[row][label])));
            }
        }
    }

    @Test
    void a_logit_too_large_for_half_precision_is_refused_and_nothing_is_left() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftTargetStore.write(
                        folder.resolve("half.arrow"),
                        origin(0, true),
                        List.of(DIGITS.dev()),
                        split -> {
                            var logits = oracle(split);
                            logits[0][3] = 70_000;
                            return logits;
                        },
                        rows -> {}))
                .withMessage(
                        "logits must lie in [-65504, 65504] to be kept as f16, but one is 70000.0 for the row with id %d: leave out .half()",
                        DIGITS.dev().rowIds()[0]);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void logits_that_are_no_numbers_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftTargetStore.write(
                        folder.resolve("nan.arrow"),
                        origin(0, false),
                        List.of(DIGITS.dev()),
                        split -> {
                            var logits = oracle(split);
                            logits[0][3] = Float.NaN;
                            return logits;
                        },
                        rows -> {}))
                .withMessageStartingWith(
                        "the teacher's logits must be finite, but are NaN for class 3 of the row with id");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"9, false", "10, false"})
    void all_but_one_of_the_classes_are_all_that_one_needs(int topK, boolean half) {
        var store = write("top.arrow", origin(topK, half), DIGITS);

        assertThat(store.logits(DIGITS.dev()).toArrays()).isDeepEqualTo(oracle(DIGITS.dev()));
    }

    @ParameterizedTest
    @CsvSource({"3, false, 1e-5", "3, true, 1e-2"})
    void of_the_top_classes_the_probabilities_stay(int topK, boolean half, double tolerance) {
        var store = write("top.arrow", origin(topK, half), DIGITS);
        var expected = oracle(DIGITS.dev());
        var found = store.logits(DIGITS.dev()).toArrays();

        for (int row = 0; row < expected.length; row++) {
            int most = Softmax.largest(Softmax.logOf(expected[row], 1));
            assertThat(Softmax.logOf(found[row], 1)[most])
                    .isCloseTo(Softmax.logOf(expected[row], 1)[most], within(tolerance));
        }
    }

    @Test
    void any_Arrow_reader_finds_these_columns_and_this_metadata() throws IOException {
        var file = write("top.arrow", origin(3, true), DIGITS).file();

        try (var channel = FileChannel.open(file);
                var allocator = new RootAllocator();
                var reader = new ArrowFileReader(channel, allocator)) {
            var schema = reader.getVectorSchemaRoot().getSchema();
            assertThat(schema.getFields().stream().map(Object::toString))
                    .containsExactly(
                            "id: Int(64, true) not null",
                            "split: Int(32, true)[dictionary: 0] not null",
                            "content: Int(64, true) not null",
                            "logits: FixedSizeList(3)<item: FloatingPoint(HALF) not null> not null",
                            "classes: FixedSizeList(3)<item: Int(32, true) not null> not null",
                            "tail_log_mass: FloatingPoint(DOUBLE) not null");
            assertThat(schema.getCustomMetadata())
                    .containsEntry("kd.store", "1")
                    .containsEntry("kd.teacher", "oracle")
                    .containsEntry("kd.teacher.sha256", "abcdef0123456789")
                    .containsEntry("kd.classes", "10")
                    .containsEntry("kd.view", "none")
                    .containsEntry("kd.logits", "top-3/f16")
                    .containsEntry("kd.splits", "train 1085, dev 357, test 355")
                    .containsKeys("kd.data.sha256", "kd.joryu");
            assertThat(reader.getMetaData()).containsKeys("kd.sha256", "kd.sha256.bytes");
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getVectorSchemaRoot().getRowCount()).isEqualTo(1_797);
        }
    }

    @Test
    void DuckDB_which_has_no_half_precision_floats_is_given_others() {
        var half = write("half.arrow", origin(3, true), DIGITS).openers();
        var single = write("single.arrow", origin(3, false), DIGITS).openers();

        assertThat(half.get("DuckDB")).contains("t[\"logits\"].cast(pa.list_(pa.float32(), 3))");
        assertThat(single.get("DuckDB")).doesNotContain("cast");
        assertThat(half.keySet()).containsExactly("polars", "pandas", "DuckDB");
    }

    @Test
    void the_same_answers_make_the_same_file() throws IOException {
        var first = write("first.arrow", origin(0, false), DIGITS).file();
        var second = write("second.arrow", origin(0, false), DIGITS).file();

        assertThat(first).hasSameBinaryContentAs(second);
    }

    @Test
    void others_may_read_it_as_they_may_any_new_file() throws IOException {
        var file = write("digits.arrow", origin(0, false), DIGITS).file();
        var usual = Files.createFile(folder.resolve("usual"));

        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(usual));
    }

    @Test
    void a_row_that_it_lacks_is_named() {
        var store = write("few.arrow", origin(0, false), DIGITS.take(200));

        assertThat(store.covers(DIGITS.dev())).isTrue();
        assertThat(store.covers(DIGITS.train())).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.logits(DIGITS.train()))
                .withMessageMatching(
                        ".*few\\.arrow must have every row of train, but lacks 885 of 1,085, the first of id \\d+; it was made of digits \\(train 200, dev 357, test 355\\): label this data, labelWith\\(teacher\\)\\.over\\(data\\)");
    }

    @Test
    void another_row_with_the_same_id_is_told() {
        var store = write("digits.arrow", origin(0, false), DIGITS);
        var inputs = DIGITS.train().features();
        inputs[7][3] += 1;
        var other = new Split(
                "train",
                DIGITS.train().rowIds(),
                new FloatRows(inputs),
                DIGITS.train().labels(),
                new long[] {8, 8});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store.logits(other))
                .withMessageEndingWith(
                        "digits.arrow must have been made of the rows of train, but 1 of 1,085 held other numbers when the teacher saw them, the first of id %d; it was made of digits (train 1085, dev 357, test 355): label this data, labelWith(teacher).over(data)",
                        DIGITS.train().rowIds()[7]);
    }

    @Test
    void a_byte_that_changed_anywhere_is_noticed() throws IOException {
        var file = write("digits.arrow", origin(0, false), DIGITS).file();
        var whole = Files.readAllBytes(file);
        var random = new SplittableRandom(3);

        for (int trial = 0; trial < 200; trial++) {
            var changed = whole.clone();
            int at = random.nextInt(whole.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            try {
                // A change in the footer that nothing here reads is no harm.
                assertThat(SoftTargetStore.open(file).logits(DIGITS.train()).toArrays())
                        .isDeepEqualTo(oracle(DIGITS.train()));
                assertThat(at).isGreaterThan(whole.length - 4_000);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageContaining("digits.arrow");
            }
        }
    }

    @Test
    void a_file_cut_anywhere_is_refused() throws IOException {
        var file = write("digits.arrow", origin(0, false), DIGITS).file();
        var whole = Files.readAllBytes(file);

        for (int length = 0; length < whole.length; length += 997) {
            Files.write(file, java.util.Arrays.copyOf(whole, length));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SoftTargetStore.open(file))
                    .withMessage(
                            file
                                    + " must be a store of soft targets, but is not an Arrow IPC file, or its end is missing or damaged: copy it again, or delete it and label the data again");
        }
    }

    @Test
    void another_kind_of_Arrow_file_is_refused() {
        var file = folder.resolve("targets.arrow");
        SoftTargetsTests.four().save(file);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoftTargetStore.open(file))
                .withMessageContaining(
                        "but is another Arrow file: soft targets saved by a run have SoftTargets.load(file)");
    }

    @Test
    void a_missing_file_is_named() {
        var file = folder.resolve("missing.arrow");

        assertThatThrownBy(() -> SoftTargetStore.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot open the store " + file);
    }

    @Test
    void is_found_by_teacher_view_format_and_rows() {
        var all = List.of(DIGITS.train(), DIGITS.dev(), DIGITS.test());
        var name = SoftTargetStore.name(origin(0, false), all);
        write(name, origin(0, false), DIGITS);

        assertThat(SoftTargetStore.find(folder, origin(0, false), all)).isPresent();
        assertThat(SoftTargetStore.find(
                        folder, origin(0, false), List.of(DIGITS.take(200).train())))
                .as("by rows that it has among others")
                .isPresent();
        assertThat(SoftTargetStore.find(folder, origin(0, true), all)).isEmpty();
        assertThat(SoftTargetStore.find(folder, origin(3, false), all)).isEmpty();
        assertThat(SoftTargetStore.find(folder.resolve("nowhere"), origin(0, false), all))
                .isEmpty();
    }

    @Test
    void an_interrupt_leaves_nothing() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> write("digits.arrow", origin(0, false), DIGITS))
                    .isInstanceOf(CancellationException.class)
                    .hasMessage("interrupted while labelling: nothing is kept, say the same again");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_teacher_that_fails_leaves_the_old_file() {
        var file = write("digits.arrow", origin(0, false), DIGITS).file();

        assertThatThrownBy(() -> SoftTargetStore.write(
                        file,
                        origin(0, false),
                        List.of(DIGITS.train()),
                        split -> {
                            throw new IllegalStateException("no power");
                        },
                        rows -> {}))
                .hasMessage("no power");
        assertThat(SoftTargetStore.open(file).rows()).isEqualTo(1_797);
        assertThat(folder.toFile().list()).containsExactly("digits.arrow");
    }
}

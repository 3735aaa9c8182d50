package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoftTargetFileTests {

    @TempDir
    Path folder;

    @Test
    void what_was_saved_is_what_is_loaded() {
        var saved = SoftTargetsTests.four().hardest();
        var file = folder.resolve("targets.arrow");
        saved.save(file);
        var loaded = SoftTargets.load(file);

        assertThat(loaded.size()).isEqualTo(4);
        for (int i = 0; i < 4; i++) {
            assertThat(loaded.row(i)).isEqualTo(saved.row(i));
            assertThat(loaded.picture(i).orElseThrow().png(1))
                    .isEqualTo(saved.picture(i).orElseThrow().png(1));
        }
        assertThat(loaded.source().metadata()).isEqualTo(saved.source().metadata());
        assertThat(loaded.source().classNames()).containsExactly("upper", "lower");
        assertThat(loaded.source().inputShape()).containsExactly(2, 2);
        assertThat(loaded.toString()).startsWith(saved + "\nsaved: targets.arrow (4 rows × 9 columns, ");
        assertThat(loaded.saved().orElseThrow().file()).isEqualTo(file);
    }

    @Test
    void more_rows_than_one_batch_holds_stay_in_their_order() {
        int n = 10_000;
        var ids = new long[n];
        var logits = new float[n][2];
        for (int i = 0; i < n; i++) {
            ids[i] = 3L * i;
            logits[i][0] = i;
        }
        var file = folder.resolve("many.arrow");
        SoftTargets.of(SoftTargetsTests.source(), ids, new int[n], logits, logits, new float[n][4])
                .save(file);
        var loaded = SoftTargets.load(file);

        assertThat(loaded.size()).isEqualTo(n);
        assertThat(loaded.row(9_999).rowId()).isEqualTo(29_997);
        assertThat(loaded.row(4_096).teacher())
                .isEqualTo(SoftTarget.of(0, 0, "", new float[] {4_096, 0}, new float[2], 1)
                        .teacher());
    }

    @Test
    void no_rows_keep_their_source() {
        var file = folder.resolve("none.arrow");
        SoftTargetsTests.four().ofClass("lower").disagreements().save(file);

        assertThat(SoftTargets.load(file).size()).isZero();
        assertThat(SoftTargets.load(file).source().classNames()).containsExactly("upper", "lower");
    }

    @Test
    void any_Arrow_reader_finds_these_columns_and_this_metadata() throws IOException {
        var file = folder.resolve("targets.arrow");
        SoftTargetsTests.four().save(file);

        try (var channel = FileChannel.open(file);
                var allocator = new RootAllocator();
                var reader = new ArrowFileReader(channel, allocator)) {
            var schema = reader.getVectorSchemaRoot().getSchema();
            assertThat(schema.getFields().stream().map(Object::toString))
                    .containsExactly(
                            "id: Int(64, true) not null",
                            "split: Int(32, true)[dictionary: 0] not null",
                            "label: Int(32, true) not null",
                            "label_name: Int(32, true)[dictionary: 1] not null",
                            "teacher_logits: FixedSizeList(2)<item: FloatingPoint(SINGLE) not null> not null",
                            "student_logits: FixedSizeList(2)<item: FloatingPoint(SINGLE) not null> not null",
                            "kl: FloatingPoint(SINGLE) not null",
                            "entropy: FloatingPoint(SINGLE) not null",
                            "image: Binary not null");
            assertThat(schema.getCustomMetadata())
                    .containsEntry("kd.format", "1")
                    .containsEntry("kd.temperature", "1.0")
                    .containsEntry("kd.dataset", "moons")
                    .containsEntry("kd.split", "dev")
                    .containsEntry("kd.input_shape", "2,2")
                    .containsEntry("kd.seed", "7");
            assertThat(reader.loadNextBatch()).isTrue();
            assertThat(reader.getVectorSchemaRoot().getVector("teacher_logits").getObject(0))
                    .hasToString("[1.0986123,0.0]");
            assertThat(reader.getVectorSchemaRoot().getVector("kl").getObject(0))
                    .isEqualTo(0.13081203f);
        }
    }

    @Test
    void the_source_cannot_overwrite_what_the_format_says_of_itself() {
        var source = new SoftTargetSource(
                "moons",
                "dev",
                java.util.List.of("a", "b"),
                1,
                new long[] {4},
                java.util.Map.of("temperature", "99", "format", "x"));
        var file = folder.resolve("targets.arrow");
        SoftTargets.of(source, new long[1], new int[1], new float[1][2], new float[1][2], new float[1][4])
                .save(file);

        assertThat(SoftTargets.load(file).source().temperature()).isEqualTo(1);
    }

    @Test
    void saving_tells_what_was_written_and_how_to_open_it() throws IOException {
        var file = folder.resolve("targets.arrow");
        var saved = SoftTargetsTests.four().save(file);

        assertThat(saved).isEqualTo(new SavedSoftTargets(file, 4, 9, Files.size(file)));
        assertThat(saved.openers().get("polars"))
                .isEqualTo("import polars; targets = polars.read_ipc(\"" + file + "\")");
        assertThat(new SavedSoftTargets(Path.of("a.arrow"), 10_000, 9, 736_000).summary())
                .isEqualTo("saved: a.arrow (10,000 rows × 9 columns, 0.7 MB)");
    }

    @Test
    void a_file_that_cannot_be_put_in_place_leaves_the_old_one_and_no_half_one() throws IOException {
        var occupied = Files.createDirectory(folder.resolve("targets.arrow"));
        Files.writeString(occupied.resolve("inside"), "kept");

        assertThatThrownBy(() -> SoftTargetsTests.four().save(occupied))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot save 4 soft targets in " + occupied);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
        assertThat(occupied.resolve("inside")).hasContent("kept");
    }

    @Test
    void a_saved_file_replaces_an_older_one_and_leaves_nothing_beside_it() throws IOException {
        var file = folder.resolve("targets.arrow");
        Files.writeString(file, "old");
        SoftTargetsTests.four().save(file);

        assertThat(SoftTargets.load(file).size()).isEqualTo(4);
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void names_the_folder_that_is_missing() {
        var file = folder.resolve("missing").resolve("targets.arrow");

        assertThatThrownBy(() -> SoftTargetsTests.four().save(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("file must lie in a folder that exists, but was %s: create %s first"
                        .formatted(file, file.getParent()));
    }

    @Test
    void a_file_of_another_kind_is_refused() throws IOException {
        var file = Files.writeString(folder.resolve("notes.txt"), "These are no soft targets, but a few notes.");

        assertThatThrownBy(() -> SoftTargets.load(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " must be an Arrow IPC file, but is damaged or of another kind: save it again");
    }

    @Test
    void half_a_file_is_refused() throws IOException {
        var file = folder.resolve("targets.arrow");
        SoftTargetsTests.four().save(file);
        var bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

        assertThatThrownBy(() -> SoftTargets.load(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " must be an Arrow IPC file, but is damaged or of another kind: save it again");
    }

    @Test
    void a_missing_file_is_named() {
        var file = folder.resolve("missing.arrow");

        assertThatThrownBy(() -> SoftTargets.load(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("cannot load soft targets from " + file);
    }
}

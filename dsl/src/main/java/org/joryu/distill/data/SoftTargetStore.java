package org.joryu.distill.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongConsumer;

/// A teacher's logits for the rows of a data set, in an Arrow IPC file, so that the teacher need not be
/// asked again. Immutable; the file is mapped into memory, not read into it.
///
/// Columns: `id` int64; `split` dictionary-encoded text; `content` int64, the first eight bytes of the
/// SHA-256 of the row's numbers, by which another row with the same id is told; `logits`, a fixed-size
/// list of C float32 (or float16). Of a store of the k largest logits, `logits` has k of them, the
/// largest first, `classes` (int32) says whose they are, and `tail_log_mass` (float64) is the log of the
/// probability, at T = 1, of all other classes together.
///
/// Where only the k largest are kept, the other classes share that probability evenly when a row is
/// read. At T = 1 the classes that are kept so have exactly the teacher's probabilities; at higher
/// temperatures the others together get somewhat more than the teacher gave them, since an even tail is
/// the softest there is, and at lower ones somewhat less.
///
/// The schema's metadata names the teacher and the SHA-256 of its weights, the view, and what the rows
/// are; the footer has the SHA-256 of all that stands before it, which is verified when a store is
/// opened.
///
/// ```java
/// var store = SoftTargetStore.open(Path.of("teacher.arrow"));
/// store.origin().teacher();               // mlp(64, 256, 256, 10)
/// store.logits(digits().train());
/// ```
public final class SoftTargetStore {

    private static final String PREFIX = "soft-targets-";

    private final Path file;
    private final StoreReader.Content content;
    private final RowIndex index;

    private SoftTargetStore(Path file, StoreReader.Content content) {
        this.file = file;
        this.content = content;
        this.index = RowIndex.of(content.columns().rows(), content.columns()::id);
    }

    /// Opens a store and verifies that it is whole.
    ///
    /// @throws IllegalArgumentException if it is damaged, or another kind of file
    /// @throws UncheckedIOException if it cannot be read
    public static SoftTargetStore open(Path file) {
        return new SoftTargetStore(file, StoreReader.read(file));
    }

    /// Asks a teacher about rows and keeps what it says, in a file that appears whole or not at all. An
    /// older file of that name is replaced.
    ///
    /// @param file in a folder that exists
    /// @param origin who is asked, and how to keep what it says
    /// @param splits whose rows
    /// @param teacher gives the logits of some rows of a split, a row of finite numbers each
    /// @param progress is told how many rows were written so far
    /// @throws java.util.concurrent.CancellationException if the thread is interrupted
    /// @throws IllegalArgumentException if a logit cannot be kept in that format
    /// @throws UncheckedIOException if it cannot be written
    public static SoftTargetStore write(
            Path file,
            StoreOrigin origin,
            List<Split> splits,
            Function<Split, float[][]> teacher,
            LongConsumer progress) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "file must lie in a folder that exists, but was %s: create %s first".formatted(file, folder));
        }
        try {
            // A name of its own, as another notebook may be writing the same; made here, since temporary files
            // are for their owner only, and a store is to be given away.
            var part = folder.resolve(FileNames.name(file) + "." + UUID.randomUUID() + ".part");
            try {
                try (var channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    new StoreWriter(origin, splits, teacher, progress).writeTo(channel);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (ClosedByInterruptException e) {
            throw StoreWriter.interrupted(e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the store " + file, e);
        }
        return open(file);
    }

    /// The name of the file in a folder of stores that holds these: of teacher, view, format and rows.
    public static String name(StoreOrigin origin, List<Split> splits) {
        return PREFIX + origin.key() + "-" + RowContent.sha256(splits).substring(0, 16) + ".arrow";
    }

    /// Looks for a store with the same logits of all these rows, and maybe of more.
    ///
    /// @param folder which need not exist
    /// @throws IllegalArgumentException if the store of these very rows is there, but damaged
    public static Optional<SoftTargetStore> find(Path folder, StoreOrigin origin, List<Split> splits) {
        var exact = folder.resolve(name(origin, splits));
        if (Files.isRegularFile(exact)) {
            return Optional.of(open(exact));
        }
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.newDirectoryStream(folder, PREFIX + origin.key() + "-*.arrow")) {
            for (var candidate : files) {
                var store = openOrSkip(candidate);
                if (store.isPresent() && store.get().holds(splits)) {
                    return store;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the stores in " + folder, e);
        }
    }

    /// A damaged store of other rows is somebody else's trouble.
    private static Optional<SoftTargetStore> openOrSkip(Path file) {
        try {
            return Optional.of(open(file));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean holds(List<Split> splits) {
        return splits.stream()
                .allMatch(split -> covers(split)
                        && StoreRows.other(content.columns(), places(split), split)
                                .isEmpty());
    }

    /// Where it is.
    public Path file() {
        return file;
    }

    /// Where its logits come from.
    public StoreOrigin origin() {
        return content.origin();
    }

    /// How many rows it has.
    public int rows() {
        return content.columns().rows();
    }

    /// Its splits and their sizes when it was written, for example `train 1079, dev 359, test 359`.
    public String splits() {
        return content.metadata().getOrDefault(StoreSchema.SPLITS_KEY, "");
    }

    /// The file's size.
    public long bytes() {
        return content.columns().file().byteSize();
    }

    /// SHA-256 of its content, in hexadecimal.
    public String sha256() {
        return content.sha256();
    }

    /// One line of Python by the name of the tool that it opens the file with.
    public Map<String, String> openers() {
        return Openers.of(file, origin().format(), origin().format().width(origin().classes()));
    }

    /// Whether it has a row of every id in a split; whether they are the same rows, [#logits] verifies.
    public boolean covers(Split split) {
        return StoreRows.missing(places(split)).isEmpty();
    }

    /// Refuses a split of which it lacks rows.
    ///
    /// @throws IllegalArgumentException naming the first row that it lacks
    public void requireRows(Split split) {
        var places = places(split);
        var missing = StoreRows.missing(places);
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s must have every row of %s, but lacks %,d of %,d, the first of id %d; it was made of %s (%s): label this data, labelWith(teacher).over(data)",
                    file,
                    split.name(),
                    missing.cardinality(),
                    split.size(),
                    split.rowId(missing.nextSetBit(0)),
                    origin().dataset(),
                    splits()));
        }
    }

    /// The logits of a split's rows, by their ids.
    ///
    /// @throws IllegalArgumentException if it lacks a row, or has another one of the same id
    public StoredLogits logits(Split split) {
        requireRows(split);
        var places = places(split);
        var other = StoreRows.other(content.columns(), places, split);
        if (!other.isEmpty()) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%s must have been made of the rows of %s, but %,d of %,d held other numbers when the teacher saw them, the first of id %d; it was made of %s (%s): label this data, labelWith(teacher).over(data)",
                    file,
                    split.name(),
                    other.cardinality(),
                    split.size(),
                    split.rowId(other.nextSetBit(0)),
                    origin().dataset(),
                    splits()));
        }
        return new StoredLogits(content.columns(), places);
    }

    private int[] places(Split split) {
        var places = new int[split.size()];
        for (int row = 0; row < places.length; row++) {
            places[row] = index.row(split.rowId(row));
        }
        return places;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d rows × %,d classes (%s), %s",
                FileNames.name(file),
                rows(),
                origin().classes(),
                origin().format(),
                Openers.size(bytes()));
    }
}

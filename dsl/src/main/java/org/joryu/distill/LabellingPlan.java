package org.joryu.distill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.joryu.distill.data.DataCache;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.SoftTargetStore;
import org.joryu.distill.data.Split;
import org.joryu.distill.data.StoreFormat;
import org.joryu.distill.train.Devices;
import org.joryu.distill.train.EnsembleTeacher;
import org.joryu.distill.train.Labelling;
import org.joryu.distill.train.StoredTeacher;
import org.joryu.distill.train.Teacher;
import org.jspecify.annotations.Nullable;

/// How a teacher's answers are kept, so that students can be distilled from them without it. Immutable:
/// every word gives another plan.
///
/// ```java
/// var labels = labelWith(teacher).over(digits());
/// distill(labels).into(mlp(64, 12, 10)).on(digits()).run();
/// distill(labels).into(mlp(64, 12, 10)).on(digits().take(200)).run();    // the same file serves
/// ```
///
/// Unless said otherwise: all logits as f32, of all splits, in a file in the folder `soft-targets` beside
/// downloaded data (see [DataCache]). The file's name tells teacher, view, format and rows, so a second
/// labelling finds it and asks nobody.
///
/// @param teacher who is asked
/// @param format what is kept of its answers
/// @param splits the names of those to label
/// @param file where to write; null for a file in the folder
/// @param folder where stores are looked for and written; null for the user's
/// @param device where to ask; null for the first GPU if there is one
public record LabellingPlan(
        Teacher teacher,
        StoreFormat format,
        List<String> splits,
        @Nullable Path file,
        @Nullable Path folder,
        @Nullable String device) {

    private static final List<String> SPLITS = List.of("train", "dev", "test");

    /// What a distillation has unless said.
    private static final double TEMPERATURE = 4;

    public LabellingPlan {
        splits = List.copyOf(splits);
        if (teacher instanceof StoredTeacher stored) {
            throw new IllegalArgumentException("teacher must be a network, but its answers are stored already, in "
                    + stored.store().file() + ": distill from that file");
        }
        if (format.topK() > teacher.classes()) {
            throw new IllegalArgumentException(
                    "topK must be in [1, %d], the classes of %s, but was %d: leave it out to keep all logits"
                            .formatted(teacher.classes(), teacher, format.topK()));
        }
        for (var split : splits) {
            if (!SPLITS.contains(split)) {
                throw new IllegalArgumentException("splits must be of %s, but one was %s".formatted(SPLITS, split));
            }
        }
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("splits must be of %s, but there are none".formatted(SPLITS));
        }
    }

    static LabellingPlan of(Teacher teacher) {
        return new LabellingPlan(teacher.at(TEMPERATURE), StoreFormat.EXACT, SPLITS, null, null, null);
    }

    /// Keeps only the k largest logits of a row, and the probability of all other classes together: for
    /// many classes, of which a teacher believes in few.
    ///
    /// The others share that probability evenly when a student learns from it. At T = 1 that changes only
    /// how the rest is spread; at higher temperatures it also makes the rest as a whole somewhat likelier
    /// than the teacher has it. With k = C − 1 and k = C nothing changes at all.
    ///
    /// ```java
    /// labelWith(teacher).topK(20).over(cifar100())
    /// ```
    ///
    /// @param k in `[1, classes]`
    public LabellingPlan topK(int k) {
        if (k < 1) {
            throw new IllegalArgumentException(
                    "topK must be in [1, %d], the classes of %s, but was %d".formatted(teacher.classes(), teacher, k));
        }
        return with(new StoreFormat(k, format.half()));
    }

    /// Keeps logits as half-precision floats: half the bytes, and 11 bits of precision, so that a logit of
    /// 10 is off by up to 0.004.
    ///
    /// ```java
    /// labelWith(teacher).half().over(digits())
    /// ```
    public LabellingPlan half() {
        return with(new StoreFormat(format.topK(), true));
    }

    private LabellingPlan with(StoreFormat other) {
        return new LabellingPlan(teacher, other, splits, file, folder, device);
    }

    /// At which temperature several teachers' probabilities are averaged, 4 unless said; a student can
    /// learn from them at that one only. One teacher's logits serve every temperature.
    ///
    /// ```java
    /// labelWith(first, second).temperature(8).over(digits())
    /// ```
    ///
    /// @throws IllegalArgumentException if there is one teacher
    public LabellingPlan temperature(double temperature) {
        if (!(teacher instanceof EnsembleTeacher)) {
            throw new IllegalArgumentException("temperature must not be said for one teacher, but was " + temperature
                    + ": logits are kept, which serve every temperature; say it to distill(...)");
        }
        return new LabellingPlan(teacher.at(temperature), format, splits, file, folder, device);
    }

    /// Labels only these splits: of `train`, `dev` and `test`. A report needs the teacher's answers to
    /// `test`.
    ///
    /// ```java
    /// labelWith(teacher).splits("train", "dev").over(digits())
    /// ```
    public LabellingPlan splits(String... splits) {
        return new LabellingPlan(teacher, format, List.of(splits), file, folder, device);
    }

    /// Writes to that file, to be given away. A store that is there already is used, if it is of this
    /// teacher, these rows and this format.
    ///
    /// ```java
    /// labelWith(teacher).to(Path.of("teacher.arrow")).over(digits())
    /// ```
    public LabellingPlan to(Path file) {
        return new LabellingPlan(teacher, format, splits, file, folder, device);
    }

    /// Looks for stores in that folder, and writes new ones there.
    ///
    /// ```java
    /// labelWith(teacher).in(Path.of("stores")).over(digits())
    /// ```
    public LabellingPlan in(Path folder) {
        return new LabellingPlan(teacher, format, splits, file, folder, device);
    }

    /// Where to ask the teacher: `cpu`, `gpu`, `gpu1`, …; the first GPU if there is one unless said.
    public LabellingPlan device(String device) {
        Devices.requireOne(device, "where a teacher labels rows");
        return new LabellingPlan(teacher, format, splits, file, folder, device);
    }

    /// Asks the teacher about every row, on the calling thread, unless a store has its answers already.
    ///
    /// @throws IllegalArgumentException if the teacher takes other rows than the data has, or a store is
    ///     damaged or another one
    /// @throws java.util.concurrent.CancellationException if it is stopped; nothing is kept then
    /// @throws UncheckedIOException if the file cannot be written
    public SoftLabels over(Dataset data) {
        long clock = System.nanoTime();
        var rows = Stream.of(data.train(), data.dev(), data.test())
                .filter(split -> splits.contains(split.name()))
                .toList();
        var labelling = new Labelling(teacher, data, rows, format, device);
        var found = file == null ? SoftTargetStore.find(stores(), labelling.origin(), rows) : given(file, labelling);
        var store = found.orElseGet(() -> labelling.into(file == null ? inFolder(labelling) : file));
        return new SoftLabels(new StoredTeacher(store), found.isPresent(), Duration.ofNanos(System.nanoTime() - clock));
    }

    /// Does the same in the background, and returns at once: see [Started].
    ///
    /// ```java
    /// var going = labelWith(teacher).start(cifar100());
    /// distill(going.await()).into(student)
    /// ```
    public Started<SoftLabels> start(Dataset data) {
        return Started.of("%s labels %s".formatted(teacher, data.name()), () -> over(data));
    }

    private Path stores() {
        return folder == null ? DataCache.folder().resolve("soft-targets") : folder;
    }

    private Path inFolder(Labelling labelling) {
        try {
            Files.createDirectories(stores());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + stores(), e);
        }
        return stores().resolve(SoftTargetStore.name(labelling.origin(), labelling.splits()));
    }

    /// The store in the file that was named, if it is there: never overwritten, as it may be another's.
    private static Optional<SoftTargetStore> given(Path file, Labelling labelling) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var store = SoftTargetStore.open(file);
        store.origin().requireSame(labelling.origin(), file);
        for (Split split : labelling.splits()) {
            store.logits(split);
        }
        return Optional.of(store);
    }

    @Override
    public String toString() {
        return new PlanText("label with " + teacher)
                .line("keeps", format + ", of " + String.join(", ", splits))
                .line("in", String.valueOf(file == null ? stores() : file))
                .line("data", "not chosen yet: .over(digits())")
                .toString();
    }
}

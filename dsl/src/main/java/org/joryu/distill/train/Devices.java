package org.joryu.distill.train;

import ai.djl.Device;
import java.util.HashSet;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.loss.LossSetting;
import org.joryu.distill.model.Torch;
import org.jspecify.annotations.Nullable;

/// Where a training runs: one device, or several that share the rows of every batch.
///
/// ```java
/// Devices.of("gpu0,gpu1").toString();     // gpu(0) and gpu(1)
/// Devices.of("gpus");                     // all that this machine has
/// ```
///
/// @param all at least one, in the order in which their gradients are added up; the optimizer works on the first
public record Devices(List<Device> all) {

    /// Fewer would leave BatchNorm without a variance.
    private static final int FEWEST_ROWS = 2;

    private static final String EVERY_GPU = "gpus";
    private static final Pattern ONE = Pattern.compile("cpu|gpu\\d*");

    public Devices {
        all = List.copyOf(all);
    }

    /// Those of this machine that a word names.
    ///
    /// @param word `cpu`, `gpu`, `gpu1`, several such as `gpu0,gpu1`, or `gpus` for all GPUs; null for the first
    ///     GPU if there is one, else the CPU
    /// @throws IllegalArgumentException if this machine does not have them
    public static Devices of(@Nullable String word) {
        if (word == null) {
            return new Devices(List.of(Torch.defaultDevice()));
        }
        if (!word.equals(EVERY_GPU)) {
            return new Devices(names(requireSpelled(word)).map(Torch::device).toList());
        }
        int gpus = Torch.gpus();
        if (gpus == 0) {
            throw new IllegalArgumentException(
                    "device must be one of this machine's, but was gpus and there are 0 GPUs: use cpu, or leave it out");
        }
        return new Devices(IntStream.range(0, gpus).mapToObj(Device::gpu).toList());
    }

    /// Those of a recipe.
    ///
    /// @throws IllegalArgumentException if this machine does not have them, or a batch has too few rows for so many
    public static Devices of(Recipe recipe) {
        var devices = of(recipe.device());
        int fewest = FEWEST_ROWS * devices.count();
        if (devices.count() > 1 && recipe.batchSize() < fewest) {
            throw new IllegalArgumentException(
                    "batchSize must be ≥ %d on the %d devices of %s, but was %d: each takes two rows of a batch at least, and some hundreds to be worth it; name fewer devices, or take larger batches"
                            .formatted(fewest, devices.count(), recipe.device(), recipe.batchSize()));
        }
        return devices;
    }

    /// A word without spaces.
    ///
    /// @throws IllegalArgumentException if no machine could have such devices
    static String requireSpelled(String word) {
        var spelled = word.replaceAll("\\s*,\\s*", ",");
        if (spelled.equals(EVERY_GPU)) {
            return spelled;
        }
        var names = names(spelled).toList();
        if (!names.stream().allMatch(name -> ONE.matcher(name).matches())) {
            throw new IllegalArgumentException(
                    "device must be cpu, gpu, a numbered gpu such as gpu1, several such as gpu0,gpu1, or gpus for all GPUs, but was %s: leave it out to let Joryu choose"
                            .formatted(word));
        }
        var seen = new HashSet<String>();
        for (var name : names) {
            if (!name.equals("cpu") && !seen.add(name.equals("gpu") ? "gpu0" : name)) {
                throw new IllegalArgumentException(
                        "device must name a GPU once, but was %s: each takes its own rows of a batch".formatted(word));
            }
        }
        if (!seen.isEmpty() && names.contains("cpu")) {
            throw new IllegalArgumentException(
                    "device must name GPUs alone or the CPU alone, but was %s: each takes as many rows of a batch, so the GPUs would wait for the CPU"
                            .formatted(word));
        }
        return spelled;
    }

    private static Stream<String> names(String word) {
        return Stream.of(word.split(",", -1));
    }

    /// Refuses more than one where one is meant.
    ///
    /// @param word as of [Recipe#device]
    /// @param where one is needed, for example `where a teacher labels rows`
    public static void requireOne(@Nullable String word, String where) {
        if (word != null && (word.equals(EVERY_GPU) || word.contains(","))) {
            throw new IllegalArgumentException(
                    "device must be one %s, but was %s: several are for distill(...) and train(...); name one, for example gpu0"
                            .formatted(where, word));
        }
    }

    /// Refuses losses that several devices cannot compute.
    ///
    /// @throws IllegalArgumentException if one fills a memory of all rows, of which each device would have another
    public void requireSharable(Loss loss, LossSetting setting) {
        if (all.size() == 1) {
            return;
        }
        loss.parts().stream()
                .filter(part -> part.parameters(setting).stream().anyMatch(parameter -> !parameter.trained()))
                .findFirst()
                .ifPresent(part -> {
                    throw new IllegalArgumentException(
                            "device must be one for %s, which fills a memory of all rows as it goes, but were %d (%s): name one, or take another loss"
                                    .formatted(part.symbol(), all.size(), this));
                });
    }

    /// The one that the optimizer works on, and where everything else happens.
    public Device first() {
        return all.getFirst();
    }

    /// Whether each draws random numbers by itself; the CPU has one generator for all that is computed there.
    boolean drawApart() {
        return all.stream().allMatch(Device::isGpu);
    }

    /// A word that names the first alone.
    public String firstWord() {
        return first().isGpu() ? "gpu" + first().getDeviceId() : "cpu";
    }

    /// How many there are.
    public int count() {
        return all.size();
    }

    /// How many of them share so many rows: all, unless one would be left with a single row.
    public int sharing(int rows) {
        return Math.clamp(rows / FEWEST_ROWS, 1, all.size());
    }

    /// The parts of a batch that are computed at once, by how many rows they have: of each device's share, the parts
    /// of [Computation#microBatch].
    public IntSummaryStatistics rowsAtOnce(int batch, Computation computation) {
        return shares(new Batch(1, 1, new long[batch])).stream()
                .flatMap(share -> share.parts(computation.parts(share.places().length)).stream())
                .mapToInt(part -> part.places().length)
                .summaryStatistics();
    }

    /// A batch in as many shares as devices take part in it, in their order.
    List<Batch> shares(Batch batch) {
        return batch.parts(sharing(batch.places().length));
    }

    /// The rows of a batch that are one device's; none where it takes no part in it.
    Stream<Batch> share(Batch batch, int number) {
        return shares(batch).stream().skip(number).limit(1);
    }

    /// As people write them, in their order: `gpu(0) and gpu(1)`.
    @Override
    public String toString() {
        var names = all.stream().map(Torch::name).toList();
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }
}

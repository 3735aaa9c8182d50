package org.joryu.distill;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joryu.distill.model.Torch;

/// What results were made with, to be kept beside them: Java, the machine, the libraries, the device.
///
/// ```java
/// about().facts().get("libtorch");    // 2.7.1
/// ```
///
/// @param facts by their names, in their order
public record About(SequencedMap<String, String> facts) {

    public About {
        facts = new LinkedHashMap<>(facts);
    }

    /// Here and now. Starts libtorch where there is one.
    static About hereAndNow() {
        var facts = new LinkedHashMap<String, String>();
        facts.put(
                "Joryu",
                Objects.requireNonNullElse(About.class.getPackage().getImplementationVersion(), "development"));
        facts.put("Java", "%s, %s".formatted(Runtime.version(), System.getProperty("java.vendor")));
        facts.put(
                "system",
                "%s %s on %s, %d processors"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"),
                                Runtime.getRuntime().availableProcessors()));
        facts.putAll(libraries());
        return new About(facts);
    }

    /// What trainings compute with: DJL, libtorch, the device.
    public static SequencedMap<String, String> libraries() {
        var facts = new LinkedHashMap<String, String>();
        if (!Torch.isThere()) {
            facts.put("libtorch", "not here yet: the first training fetches it");
            return facts;
        }
        facts.put("DJL", Torch.djlVersion());
        facts.put("libtorch", Torch.version());
        facts.put("device", Torch.name(Torch.defaultDevice()) + threads());
        if (Torch.gpus() > 0) {
            facts.put(
                    "GPUs",
                    IntStream.range(0, Torch.gpus()).mapToObj(About::gpu).collect(Collectors.joining("; ")));
        }
        return facts;
    }

    private static String threads() {
        int threads = Torch.threads();
        return ", %d %s within an operation".formatted(threads, threads == 1 ? "thread" : "threads");
    }

    private static String gpu(int number) {
        var name = "gpu(" + number + ")";
        return Torch.gpuMemory(name)
                .map(memory -> "%s with %.1f GiB".formatted(name, memory.total() / (double) (1L << 30)))
                .orElse(name);
    }

    /// The same with one more fact before all others.
    public About beginning(String name, String fact) {
        var more = new LinkedHashMap<String, String>(Map.of(name, fact));
        more.putAll(facts);
        return new About(more);
    }

    @Override
    public String toString() {
        return facts.entrySet().stream()
                .map(fact -> "  %-8s %s".formatted(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining("\n", "made with\n", ""));
    }
}

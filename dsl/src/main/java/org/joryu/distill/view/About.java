package org.joryu.distill.view;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.joryu.distill.model.Torch;

/// What `%about` says of the language and of what it computes with. Starts libtorch.
final class About {

    private About() {}

    static Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
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
}

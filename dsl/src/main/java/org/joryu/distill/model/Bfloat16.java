package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Whether a device multiplies bf16 by itself. On one that does not, libtorch multiplies in f32 and rounds, which
/// takes longer than to stay in f32.
///
/// Which CPU has which instructions Linux tells in `/proc/cpuinfo`; of others nobody asks. GPUs have them from
/// compute capability 8.0 on (NVIDIA, CUDA C++ Programming Guide, section "Arithmetic Instructions").
///
/// ```java
/// Bfloat16.of(Torch.defaultDevice()).notice()
/// ```
///
/// @param device in the words of a sentence, for example `this CPU`
/// @param support whether it does
/// @param by what does it, or what it takes
public record Bfloat16(String device, Support support, String by) {

    /// Whether a device does something by itself.
    public enum Support {
        /// It has instructions for it.
        BY_ITSELF("by itself"),
        /// It computes in f32 and rounds.
        BY_F32("by way of f32"),
        /// Nothing tells.
        UNKNOWN("unknown");

        private final String words;

        Support(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    private static final Path CPU = Path.of("/proc/cpuinfo");

    private static final List<String> INSTRUCTIONS = List.of("avx512_bf16", "amx_bf16", "bf16");

    private static final int OLDEST_GPU = 80;

    /// What is known of a device.
    public static Bfloat16 of(Device device) {
        return device.isGpu() ? ofGpu(device) : ofCpu();
    }

    private static Bfloat16 ofGpu(Device device) {
        try {
            return ofGpu(Torch.name(device), CudaUtils.getComputeCapability(device.getDeviceId()));
        } catch (RuntimeException | LinkageError untold) {
            return new Bfloat16(Torch.name(device), Support.UNKNOWN, "compute capability unknown");
        }
    }

    /// @param capability as DJL writes it, `80` for 8.0
    static Bfloat16 ofGpu(String name, String capability) {
        return new Bfloat16(
                name,
                Integer.parseInt(capability) >= OLDEST_GPU ? Support.BY_ITSELF : Support.BY_F32,
                "compute capability " + capability.replaceFirst("(\\d)$", ".$1"));
    }

    static Bfloat16 ofCpu() {
        try {
            return ofCpu(Files.readString(CPU));
        } catch (IOException elsewhere) {
            return ofCpu("");
        }
    }

    /// @param told as in `/proc/cpuinfo`: of x86 after `flags`, of Arm after `Features`
    static Bfloat16 ofCpu(String told) {
        return told.lines()
                .filter(line -> line.startsWith("flags") || line.startsWith("Features"))
                .findFirst()
                .map(line -> Arrays.asList(
                        line.substring(line.indexOf(':') + 1).strip().split("\\s+")))
                .map(flags -> INSTRUCTIONS.stream().filter(flags::contains).toList())
                .map(found -> found.isEmpty()
                        ? new Bfloat16("this CPU", Support.BY_F32, "no avx512_bf16 or amx_bf16")
                        : new Bfloat16("this CPU", Support.BY_ITSELF, String.join(", ", found)))
                .orElseGet(() -> new Bfloat16("this CPU", Support.UNKNOWN, "its instructions are unknown"));
    }

    /// What somebody who asks for bf16 should know before the first step.
    public Optional<String> notice() {
        return support == Support.BY_F32
                ? Optional.of(
                        "%s has no arithmetic for bf16 (%s), so steps in bf16 take longer than in f32 and save nothing: leave out precision(BF16) unless its accuracy is what you want to know"
                                .formatted(device, by))
                : Optional.empty();
    }

    /// In a few words, for example `by itself (avx512_bf16)`.
    @Override
    public String toString() {
        return "%s (%s)".formatted(support, by);
    }
}

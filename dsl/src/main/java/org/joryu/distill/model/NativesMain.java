package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Starts libtorch, computes with it, and says what there is: one `name=value` a line. Where there is none yet it says
/// so, unless its argument is `start`: then it gets one as a training would. `list` only says what there is to get.
///
/// For `joryu doctor`, `joryu natives` and `joryu gpu`, which start it in a process of its own: libraries that do not
/// fit each other end the process that loads them.
final class NativesMain {

    private NativesMain() {}

    public static void main(String... arguments) {
        var words = List.of(arguments);
        if (words.contains("list") || (!words.contains("start") && !Libtorch.isThere())) {
            list();
            return;
        }
        try {
            say("torch", Torch.version());
            say("djl", Torch.djlVersion());
            say("libraries", LibUtils.getLibtorchPath());
            say("bundle", bundle());
            say("features", String.join(" ", JniUtils.getFeatures()));
            say("cudart", cudaRuntime());
            say("bf16", Bfloat16.ofCpu().toString());
            say("gpus", String.valueOf(Torch.gpus()));
            for (int gpu = 0; gpu < Torch.gpus(); gpu++) {
                say("gpu." + gpu, gpu(gpu));
            }
            say("threads", String.valueOf(Torch.threads()));
            say("device", Torch.name(Torch.defaultDevice()));
            say("product", String.valueOf(product()));
        } catch (RuntimeException | Error failure) {
            Throwable cause = failure;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            // The last that is said, so what was said before is still there.
            say("failure", words(cause));
            System.exit(1);
        }
        // Threads of CUDA must not keep the process alive.
        System.exit(0);
    }

    private static String words(Throwable failure) {
        var told = failure instanceof IOException ? String.valueOf(failure.getMessage()) : failure.toString();
        return told.replace('\n', ' ');
    }

    /// What a first training would fetch, here and on other platforms.
    private static void list() {
        say("absent", NativesJar.ofThisMachine().map(NativesJar::classifier).orElse(""));
        for (var jar : NativesJar.ALL) {
            say("jar." + jar.classifier(), jar.coordinates() + " " + jar.bytes());
        }
    }

    private static void say(String name, String value) {
        System.out.println(name + "=" + value);
    }

    /// The jar that libtorch was unpacked from, if any is on the class path.
    private static String bundle() {
        var description = NativesMain.class.getClassLoader().getResource("native/lib/pytorch.properties");
        return description == null ? "" : description.toString().replaceFirst("^jar:file:(.*)!.*$", "$1");
    }

    private static String cudaRuntime() {
        try {
            int version = CudaUtils.getCudaVersion();
            return "%d.%d".formatted(version / 1000, version / 10 % 100);
        } catch (IllegalStateException absent) {
            return "";
        }
    }

    private static String gpu(int number) {
        var memory = CudaUtils.getGpuMemory(Device.gpu(number));
        return String.format(
                Locale.ROOT,
                "compute capability %s, bf16 %s, %.1f GiB, of which %.1f GiB are free",
                CudaUtils.getComputeCapability(number).replaceFirst("(\\d)$", ".$1"),
                Bfloat16.of(Device.gpu(number)).support(),
                memory.getMax() / (double) (1L << 30),
                (memory.getMax() - memory.getUsed()) / (double) (1L << 30));
    }

    /// 1·3 + 2·4, by a matrix product on the device that is used.
    private static float product() {
        try (var manager = Torch.newManager(Torch.defaultDevice())) {
            var row = manager.create(new float[] {1, 2}).reshape(1, 2);
            var column = manager.create(new float[] {3, 4}).reshape(2, 1);
            return row.matMul(column).getFloat();
        }
    }
}

package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The engine under everything: libtorch through DJL, started on first use.
///
/// Three defaults are set before it starts, each only where the user set nothing:
/// `OPT_OUT_TRACKING=true`, because DJL otherwise reports usage over the network;
/// `ai.djl.pytorch.num_threads`, see [#DEFAULT_THREADS]; and the level `WARNING` for DJL's logger,
/// as it otherwise greets every notebook with four lines. `ai.djl.offline` is left alone: with it,
/// DJL could not fetch the CUDA libraries that some users want; without it, it fetches nothing as
/// long as the libraries are where [Libtorch] looks.
public final class Torch {

    /// Threads inside one operation. Steps of small networks are too short to share: on two cores
    /// with other work, two threads made a teacher's 510 steps take 24 s instead of 2, as each
    /// waits for the other. For large networks on idle cores, set `ai.djl.pytorch.num_threads`.
    public static final int DEFAULT_THREADS = 1;

    // Held, as the level of a logger that nobody holds is lost with it.
    private static final Logger DJL_LOGGER = Logger.getLogger("ai.djl");
    private static final ReentrantLock START = new ReentrantLock();
    private static volatile @Nullable Engine engine;

    private static final ReentrantLock GENERATOR = new ReentrantLock(true);
    private static final ScopedValue<Boolean> ALONG = ScopedValue.newInstance();

    private Torch() {}

    /// The first GPU if there is one, else the CPU.
    public static Device defaultDevice() {
        return gpus() > 0 ? Device.gpu() : Device.cpu();
    }

    /// The GPUs that libtorch can use.
    ///
    /// DJL counts those of the machine where it finds CUDA's runtime, whatever libtorch is built for: of the CPU's
    /// libtorch beside an installed CUDA toolkit it says that there is one, which then fails at the first array.
    public static int gpus() {
        return engine().hasCapability(StandardCapabilities.CUDA) ? engine().getGpuCount() : 0;
    }

    /// A device by name: `cpu`, `gpu` or `gpu1`.
    ///
    /// @throws IllegalArgumentException if this machine has no such device
    public static Device device(String name) {
        if (!name.matches("cpu|gpu\\d*")) {
            throw new IllegalArgumentException(
                    "device must be cpu, gpu or a numbered gpu such as gpu1, but was " + name);
        }
        // The engine first: naming a device would start it without our settings.
        int gpus = gpus();
        var device = Device.fromName(name);
        if (device.isGpu() && device.getDeviceId() >= gpus) {
            throw new IllegalArgumentException(
                    "device must be one of this machine's, but was %s and there are %d GPUs: use cpu, or leave it out"
                            .formatted(name, gpus));
        }
        return device;
    }

    /// A device as people write it: `cpu` or `gpu(0)`.
    public static String name(Device device) {
        return device.isGpu() ? "gpu(" + device.getDeviceId() + ")" : "cpu";
    }

    /// A manager whose arrays live on `device` until it is closed.
    public static NDManager newManager(Device device) {
        engine();
        return NDManager.newBaseManager(device, "PyTorch");
    }

    /// Runs without recording gradients. libtorch records them in every new thread unless told not
    /// to.
    public static <T> T withoutGradients(Supplier<T> work) {
        return withGradients(false, work);
    }

    /// Runs and records gradients, for a backward pass that follows.
    ///
    /// DJL's own `GradientCollector` may exist only once in a process; this way trainings may
    /// overlap.
    public static <T> T withGradients(Supplier<T> work) {
        return withGradients(true, work);
    }

    private static <T> T withGradients(boolean recorded, Supplier<T> work) {
        engine();
        boolean before = JniUtils.isGradMode();
        JniUtils.setGradMode(recorded);
        try {
            return work.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /// The backward pass of a scalar.
    public static void backward(NDArray total) {
        backward(total, total.onesLike());
    }

    /// The backward pass of a scalar, its gradients times a factor: those of the parts of a mean then add up to
    /// its own.
    public static void backward(NDArray total, double factor) {
        backward(
                total,
                factor == 1
                        ? total.onesLike()
                        : total.getManager().create(factor).toType(total.getDataType(), false));
    }

    /// Gives every parameter a gradient, of zeros: libtorch has none where no loss depends on a
    /// parameter, and DJL cannot ask whether there is one.
    public static void defineGradients(List<NDArray> parameters) {
        if (parameters.isEmpty()) {
            return;
        }
        try (var manager = parameters.getFirst().getManager().newSubManager()) {
            withGradients(() -> {
                var sums = new NDList();
                for (var parameter : parameters) {
                    sums.add(parameter.sum());
                }
                var total = NDArrays.stack(sums).sum();
                total.attach(manager);
                sums.attach(manager);
                backward(total, total.zerosLike());
                return total;
            });
        }
    }

    private static void backward(NDArray total, NDArray gradient) {
        JniUtils.backward((PtNDArray) total, (PtNDArray) gradient, false, false);
    }

    /// Does something that draws random numbers from libtorch, as dropout does, which begin anew from a seed.
    ///
    /// libtorch has one generator for the whole process: whoever else draws by this waits meanwhile, so that
    /// trainings that overlap draw what each would alone.
    public static <T> T drawing(long seed, Supplier<T> work) {
        engine();
        if (ALONG.isBound()) {
            return work.get();
        }
        GENERATOR.lock();
        try {
            JniUtils.setSeed(seed);
            return work.get();
        } finally {
            GENERATOR.unlock();
        }
    }

    /// Does something that draws on a thread of somebody who waits for it and is [#drawing]. It waits for nobody and
    /// begins nothing anew: for threads that draw at the same time, each on a GPU of its own, as each GPU has a
    /// generator of its own.
    public static <T> T drawingAlong(Supplier<T> work) {
        return ScopedValue.where(ALONG, true).call(work::get);
    }

    private static final Pattern NAME = Pattern.compile("cpu|gpu\\(\\d+\\)");

    private static final Pattern OUT_OF_MEMORY = Pattern.compile(
            "(CUDA|HIP) (error: )?out of memory|CU(BLAS|DNN|SPARSE)_STATUS_ALLOC_FAILED|DefaultCPUAllocator: (can't allocate|not enough) memory");

    /// {@return whether an engine failed for want of memory, by what libtorch says of each of its devices}
    public static boolean isOutOfMemory(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null
                    && OUT_OF_MEMORY.matcher(cause.getMessage()).find()) {
                return true;
            }
        }
        return false;
    }

    /// How much of a GPU's memory is taken, by whatever process.
    ///
    /// @param used bytes
    /// @param total bytes
    public record GpuMemory(long used, long total) {}

    /// The devices that a text names one after the other.
    ///
    /// @param devices as [#name] writes each
    public static List<String> names(String devices) {
        return NAME.matcher(devices).results().map(MatchResult::group).toList();
    }

    /// What is taken of a GPU's memory, asked of CUDA.
    ///
    /// @param device as [#name] writes it
    /// @return empty for a CPU, for several GPUs, and where CUDA does not tell
    public static Optional<GpuMemory> gpuMemory(String device) {
        if (!device.matches("gpu\\(?\\d*\\)?")) {
            return Optional.empty();
        }
        try {
            var memory = CudaUtils.getGpuMemory(Device.gpu(Integer.parseInt(device.replaceAll("\\D", ""))));
            return Optional.of(new GpuMemory(memory.getUsed(), memory.getMax()));
        } catch (RuntimeException | LinkageError untold) {
            return Optional.empty();
        }
    }

    /// Whether libtorch can be started without being fetched first.
    public static boolean isThere() {
        return engine != null || Libtorch.isThere();
    }

    /// The version of libtorch, as DJL names it.
    public static String version() {
        return engine().getVersion();
    }

    /// The version of DJL.
    public static String djlVersion() {
        // The engine first: DJL looks for engines once, when its class is first used.
        engine();
        return Engine.getDjlVersion();
    }

    /// The threads that one operation may use.
    public static int threads() {
        engine();
        return JniUtils.getNumThreads();
    }

    private static Engine engine() {
        var running = engine;
        return running != null ? running : start();
    }

    /// Not by a class that is initialized: who has no network now may have one later.
    private static Engine start() {
        START.lock();
        try {
            var running = engine;
            if (running == null) {
                running = Libtorch.with(Torch::started);
                engine = running;
            }
            return running;
        } catch (IOException absent) {
            throw new IllegalStateException("there is no libtorch to compute with: " + absent.getMessage(), absent);
        } finally {
            START.unlock();
        }
    }

    private static Engine started() {
        if (DJL_LOGGER.getLevel() == null) {
            DJL_LOGGER.setLevel(Level.WARNING);
        }
        if (System.getenv("OPT_OUT_TRACKING") == null) {
            setIfAbsent("OPT_OUT_TRACKING", "true");
        }
        setIfAbsent("ai.djl.pytorch.num_threads", String.valueOf(DEFAULT_THREADS));
        return Engine.getEngine("PyTorch");
    }

    private static void setIfAbsent(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

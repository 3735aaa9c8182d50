import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.joryu.distill.data.Dataset;
import org.joryu.distill.data.Digits;
import org.joryu.distill.data.Glyphs;
import org.joryu.distill.data.Split;
import org.joryu.distill.data.SplitRule;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.HardLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.BlockNetwork;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.ConvNet;
import org.joryu.distill.model.Mlp;
import org.joryu.distill.model.Network;
import org.joryu.distill.model.TextTransformer;
import org.joryu.distill.model.Torch;
import org.joryu.distill.train.EpochMetrics;
import org.joryu.distill.train.Evaluation;
import org.joryu.distill.train.Recipe;
import org.joryu.distill.train.StepMetrics;
import org.joryu.distill.train.Teacher;
import org.joryu.distill.train.Training;
import org.joryu.distill.train.TrainingListener;
import org.joryu.distill.train.TrainingOutline;

/// Joryu's side of `step_bench.py`: takes steps when it is told to, one command a line, and answers each with one
/// line of JSON behind `@`. It also writes what both sides begin with: rows, labels, the order of the rows, and the
/// weights of teacher and student.
///
/// ```
/// prepare CASE                 writes FOLDER/CASE, unless it is there
/// start CASE BATCH MODE        begins a training; MODE is `running` (the teacher runs in each step) or `asked` (once)
/// run N                        takes N steps: seconds, processor seconds, losses
/// end                          ends the training
/// load CASE                    reads what `whole` needs
/// whole CASE BATCH MODE EPOCHS trains whole: seconds, test accuracy
/// memory                       resident memory in MB
/// ```
public final class StepBench {

    private static final int SEED = 1;
    private static final int EPOCHS_OF_ORDER = 1000;

    private final Map<String, Case> cases = cases();
    private final Path folder;
    private final String device;
    private final BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
    private Dataset loaded;

    private StepBench(Path folder, String device) {
        this.folder = folder;
        this.device = device;
    }

    /// Arguments: folder of the data, threads, `cpu` or `gpu`.
    public static void main(String... arguments) throws IOException {
        // Before anything else: a network of DJL blocks starts the engine, which reads them once.
        System.setProperty("ai.djl.pytorch.num_threads", arguments[1]);
        System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
        var bench = new StepBench(Path.of(arguments[0]), arguments[2]);
        answer("{\"libtorch\": \"%s\", \"java\": \"%s\", \"threads\": %d}"
                .formatted(Torch.version(), Runtime.version(), Torch.threads()));
        for (var line = bench.commands.readLine(); line != null; line = bench.commands.readLine()) {
            var words = line.split(" ");
            switch (words[0]) {
                case "prepare" -> bench.prepare(words[1]);
                case "start" -> bench.steps(words[1], Integer.parseInt(words[2]), words[3]);
                case "load" -> bench.load(words[1]);
                case "whole" -> bench.whole(words[1], Integer.parseInt(words[2]), words[3], Integer.parseInt(words[4]));
                case "memory" -> memory();
                default -> throw new IllegalArgumentException("no command: " + line);
            }
        }
    }

    private static void answer(String json) {
        System.out.println("@" + json);
        System.out.flush();
    }

    /// Where the teacher runs in each step, for the like-for-like comparison.
    private static Recipe runningTeacher(Recipe recipe) {
        return recipe.withComputation(recipe.computation().withTeacherInEachStep(true));
    }

    private Training training(Case one, Dataset data, int batch, String mode, int epochs) {
        var teacher = Teacher.of(Classifier.load(folder(one).resolve("teacher.safetensors"), one.teacher));
        var recipe = Recipe.DEFAULT
                .withEpochs(epochs)
                .withBatchSize(batch)
                .withLearningRate(0.001)
                .withSeed(SEED)
                .withDevice(device);
        return new Training(
                one.name,
                one.student,
                data,
                new DistillationLoss(0.3, new SoftTargetLoss(4)),
                teacher,
                mode.equals("running") ? runningTeacher(recipe) : recipe);
    }

    private void steps(String name, int batch, String mode) {
        var one = cases.get(name);
        training(one, one.data.get(), batch, mode, EPOCHS_OF_ORDER).run(new OnCommand());
        answer("{}");
    }

    private void load(String name) {
        loaded = cases.get(name).data.get();
        Torch.version();
        answer("{}");
    }

    private void whole(String name, int batch, String mode, int epochs) {
        var one = cases.get(name);
        long began = System.nanoTime();
        var result = training(one, loaded, batch, mode, epochs).run(TrainingListener.NONE);
        double seconds = (System.nanoTime() - began) / 1e9;
        var test = loaded.test();
        var accuracy = Evaluation.of(result.best().logits(test.features()), test.labels()).accuracy();
        answer(String.format(
                Locale.ROOT,
                "{\"seconds\": %.4f, \"accuracy\": %.4f, \"loss\": %.6f}",
                seconds,
                accuracy,
                result.history().steps().getLast().totalLoss()));
    }

    private static void memory() throws IOException {
        var status = Files.readString(Path.of("/proc/self/status"));
        var resident = status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> line.replaceAll("\\D", ""))
                .findFirst()
                .orElseThrow();
        answer("{\"resident\": %d}".formatted(Long.parseLong(resident) / 1024));
    }

    private Path folder(Case one) {
        return folder.resolve(one.name);
    }

    /// The teacher has taken a few steps, so that its statistics and answers are not those of chance.
    private void prepare(String name) throws IOException {
        var one = cases.get(name);
        var to = folder(one);
        if (!Files.exists(to.resolve("meta.json"))) {
            Files.createDirectories(to);
            var data = one.data.get();
            var train = data.train();
            write(to, "train", train);
            write(to, "dev", data.dev());
            write(to, "test", data.test());
            var recipe = Recipe.DEFAULT.withBatchSize(32).withLearningRate(0.001).withSeed(SEED + 1);
            var teacher = new Training("teacher", one.teacher, data, new HardLoss(), null, recipe)
                    .run(new StopBehind(one.teacherSteps));
            new Classifier(one.teacher, teacher.last()).save(to.resolve("teacher.safetensors"));
            new Classifier(one.student, one.student.initialWeights(SEED)).save(to.resolve("student.safetensors"));
            var order = ByteBuffer.allocate(EPOCHS_OF_ORDER * train.size() * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN);
            order(train.size(), order);
            Files.write(to.resolve("order.i32"), order.array());
            var shape = new ArrayList<String>();
            for (long extent : train.inputShape()) {
                shape.add(String.valueOf(extent));
            }
            Files.writeString(
                    to.resolve("meta.json"),
                    "{\"teacher\": \"%s\", \"student\": \"%s\", \"classes\": %d, \"shape\": %s, \"rows\": %d}"
                            .formatted(one.teacher, one.student, one.student.classes(), shape, train.size()));
        }
        answer(Files.readString(to.resolve("meta.json")));
    }

    private static void write(Path to, String name, Split split) throws IOException {
        var rows = split.features();
        var values = ByteBuffer.allocate(rows.length * rows[0].length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (var row : rows) {
            for (float value : row) {
                values.putFloat(value);
            }
        }
        Files.write(to.resolve(name + ".f32"), values.array());
        var labels = ByteBuffer.allocate(rows.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int label : split.labels()) {
            labels.putInt(label);
        }
        Files.write(to.resolve(name + ".labels.i32"), labels.array());
    }

    /// As `BatchOrder` of a training draws it: losses that agree show that it does.
    private static void order(int rows, ByteBuffer to) {
        var epochs = new SplittableRandom(SEED).split();
        for (int epoch = 0; epoch < EPOCHS_OF_ORDER; epoch++) {
            var random = epochs.split();
            var order = new int[rows];
            for (int i = 0; i < rows; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int row : order) {
                to.putInt(row);
            }
        }
    }

    /// Takes steps when it is told to, and tells how long they took without the evaluations behind epochs.
    private final class OnCommand implements TrainingListener {

        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final List<String> losses = new ArrayList<>();
        private int left;
        private boolean ended;
        private long began;
        private long cpuBegan;
        private long stepped;
        private long cpuStepped;

        @Override
        public void started(TrainingOutline outline) {
            answer("{}");
            await();
        }

        @Override
        public void step(StepMetrics metrics) {
            stepped = System.nanoTime();
            cpuStepped = system.getProcessCpuTime();
            losses.add(String.format(Locale.ROOT, "%.9g", metrics.totalLoss()));
            left--;
            if (left == 0) {
                answer(String.format(
                        Locale.ROOT,
                        "{\"seconds\": %.6f, \"cpu\": %.6f, \"losses\": %s}",
                        (stepped - began) / 1e9,
                        (cpuStepped - cpuBegan) / 1e9,
                        losses));
                await();
            }
        }

        @Override
        public void epoch(EpochMetrics metrics) {
            began += System.nanoTime() - stepped;
            cpuBegan += system.getProcessCpuTime() - cpuStepped;
        }

        @Override
        public boolean stopRequested() {
            return ended;
        }

        private void await() {
            try {
                for (var line = commands.readLine(); line != null; line = commands.readLine()) {
                    if (line.equals("memory")) {
                        memory();
                    } else if (line.startsWith("run ")) {
                        losses.clear();
                        left = Integer.parseInt(line.substring("run ".length()));
                        began = System.nanoTime();
                        cpuBegan = system.getProcessCpuTime();
                        stepped = began;
                        cpuStepped = cpuBegan;
                        return;
                    } else {
                        break;
                    }
                }
                ended = true;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class StopBehind implements TrainingListener {

        private final int steps;
        private long taken;

        StopBehind(int steps) {
            this.steps = steps;
        }

        @Override
        public void step(StepMetrics metrics) {
            taken = metrics.step();
        }

        @Override
        public boolean stopRequested() {
            return taken >= steps;
        }
    }

    /// @param teacherSteps which the teacher has learned for
    private record Case(String name, Network teacher, Network student, Supplier<Dataset> data, int teacherSteps) {}

    private static Map<String, Case> cases() {
        Supplier<Dataset> grey = () -> Glyphs.of(3500).side(28).draw().take(2048);
        Supplier<Dataset> colored = () -> Glyphs.of(1800, 100).side(32).colored().draw().take(1024);
        Supplier<Dataset> few = () -> Glyphs.of(500, 100).side(32).colored().draw().take(256);
        Supplier<Dataset> mnistSized = () -> Glyphs.of(16_700).side(28).draw().take(10_000);
        var hintonTeacher = Mlp.of(784, 1200, 1200, 10);
        var small = ConvNet.of("resnet8", 10).input(1, 28, 28);
        return List.of(
                        new Case("mlp", hintonTeacher, Mlp.of(784, 800, 800, 10), grey, 60),
                        new Case("lenet", lenet(32), lenet(16), grey, 60),
                        new Case("resnet8", ConvNet.of("resnet32", 100), ConvNet.of("resnet8", 100), colored, 20),
                        new Case("resnet8x4", ConvNet.of("resnet32x4", 100), ConvNet.of("resnet8x4", 100), few, 4),
                        new Case("wrn", ConvNet.of("wrn-40-2", 100), ConvNet.of("wrn-16-2", 100), few, 4),
                        new Case(
                                "transformer",
                                new TextTransformer(2000, 32, 128, 4, 4, 10),
                                new TextTransformer(2000, 32, 64, 4, 2, 10),
                                StepBench::texts,
                                60),
                        new Case("digits", Mlp.of(64, 256, 256, 10), Mlp.of(64, 12, 10), () -> Digits.load(), 510),
                        new Case("mnist-mlp", hintonTeacher, Mlp.of(784, 800, 800, 10), mnistSized, 300),
                        new Case("mnist-small", hintonTeacher, Mlp.of(784, 300, 10), mnistSized, 300),
                        new Case("mnist-conv", small, lenet(6), mnistSized, 100))
                .stream()
                .collect(Collectors.toMap(Case::name, one -> one, (one, same) -> one, TreeMap::new));
    }

    /// LeNet-5 as Joryu lays it out, with other widths, as a user's own DJL block.
    private static Network lenet(int width) {
        return new BlockNetwork("lenet-" + width, () -> lenetBlock(width), 10, new Shape(1, 28, 28));
    }

    private static Block lenetBlock(int width) {
        var two = new Shape(2, 2);
        return new SequentialBlock()
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .optPadding(two)
                        .setFilters(width)
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(two, two))
                .add(Conv2d.builder()
                        .setKernelShape(new Shape(5, 5))
                        .setFilters(2 * width)
                        .build())
                .add(Activation::relu)
                .add(Pool.maxPool2dBlock(two, two))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(120).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(84).build())
                .add(Activation::relu)
                .add(Linear.builder().setUnits(10).build());
    }

    /// Rows of 16 to 32 tokens of which one in four is one of ten that stand for the class.
    private static Dataset texts() {
        var random = new SplittableRandom(SEED);
        var rows = new float[3500][32];
        var labels = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            labels[row] = row % 10;
            int length = random.nextInt(16, 33);
            for (int place = 0; place < length; place++) {
                rows[row][place] = random.nextInt(4) == 0
                        ? 1 + 10 * labels[row] + random.nextInt(10)
                        : random.nextInt(101, 2000);
            }
        }
        var names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        // Laid out as an image, since what makes the teacher run along is for images.
        return Dataset.of("texts", rows, labels, names, new long[] {1, 32}, SplitRule.THREE_ONE_ONE)
                .take(2048);
    }
}

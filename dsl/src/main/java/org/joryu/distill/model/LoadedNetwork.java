package org.joryu.distill.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.joryu.distill.program.PortableTensor;
import org.jspecify.annotations.Nullable;

/// A network whose weights are on a device, ready to answer. Holds native memory until closed; not
/// safe for use by several threads.
///
/// ```java
/// try (var loaded = LoadedNetwork.load(network, weights, Torch.defaultDevice())) {
///     float[][] logits = loaded.logits(loaded.upload(inputs));
/// }
/// ```
public final class LoadedNetwork implements AutoCloseable {

    /// Rows per forward pass where no gradient is needed: enough to keep a core busy, and few enough
    /// that a network's largest maps stay within some hundred megabytes.
    private static final int MOST_ROWS_AT_ONCE = 1024;

    private static final int FEWEST_ROWS_AT_ONCE = 16;
    static final int NUMBERS_AT_ONCE = 1 << 20;

    private final Network network;
    private final Weights origin;
    private final NDManager manager;
    private final Block block;
    private final ParameterStore store;
    private @Nullable EqualPasses passes;

    private LoadedNetwork(Network network, Weights weights, NDManager manager) {
        this.network = network;
        this.origin = weights;
        this.manager = manager;
        this.block = network.toBlock();
        this.store = new ParameterStore(manager, false);
    }

    /// Uploads weights to a device.
    ///
    /// @throws IllegalArgumentException if the weights do not have the network's shapes
    public static LoadedNetwork load(Network network, Weights weights, Device device) {
        var loaded = new LoadedNetwork(network, weights, Torch.newManager(device));
        try {
            loaded.upload();
            return loaded;
        } catch (RuntimeException | Error failure) {
            loaded.close();
            throw failure;
        }
    }

    private void upload() {
        var parameters = blockParameters();
        var tensors = origin.tensors();
        if (parameters.size() != tensors.size()) {
            throw new IllegalArgumentException("weights must hold %d tensors for %s, but hold %d: %s"
                    .formatted(parameters.size(), network, tensors.size(), origin.names()));
        }
        for (int i = 0; i < parameters.size(); i++) {
            var tensor = tensors.get(i);
            parameters.get(i).setInitializer((owner, shape, type) -> create(owner, shape, tensor));
        }
        block.initialize(manager, DataType.FLOAT32, new Shape(1, network.inputSize()));
    }

    private NDArray create(NDManager owner, Shape shape, Tensor tensor) {
        if (!tensor.hasShape(shape.getShape())) {
            throw new IllegalArgumentException("weights must have shape %s at %s for %s, but have %s"
                    .formatted(shape, tensor.name(), network, tensor.shapeText()));
        }
        return owner.create(tensor.values(), shape);
    }

    Block block() {
        return block;
    }

    /// What it is loaded with, where it is, by the names that its weights have.
    List<PortableTensor> tensors() {
        var tensors = new ArrayList<PortableTensor>();
        for (var parameter : blockParameters()) {
            var name = origin.tensors().get(tensors.size()).name();
            tensors.add(new PortableTensor(name, parameter.getArray(), parameter.requiresGradient()));
        }
        return tensors;
    }

    private List<Parameter> blockParameters() {
        return block.getParameters().stream().map(Pair::getValue).toList();
    }

    /// The manager that owns the weights, on their device.
    public NDManager manager() {
        return manager;
    }

    /// The weights on the device that training moves, in the network's order, as an optimizer
    /// changes them. The running statistics of BatchNorm are not among them.
    public List<NDArray> parameters() {
        return blockParameters().stream()
                .filter(Parameter::requiresGradient)
                .map(Parameter::getArray)
                .toList();
    }

    /// The logits of a batch that is on this network's device.
    ///
    /// @param inputs shape `(B, inputSize)`
    /// @param training whether layers such as dropout behave as in training
    /// @return shape `(B, classes)`, owned by the manager of `inputs`
    public NDArray forward(NDArray inputs, boolean training) {
        return block.forward(store, new NDList(inputs), training).singletonOrThrow();
    }

    /// The logits of a batch, and what every stage gave on the way, in one pass.
    ///
    /// @param inputs shape `(B, inputSize)`
    /// @param training whether layers such as dropout behave as in training
    /// @return arrays owned by the manager of `inputs`
    public StageOutputs forwardStages(NDArray inputs, boolean training) {
        return forwardStages(store, inputs, training);
    }

    private StageOutputs forwardStages(ParameterStore weights, NDArray inputs, boolean training) {
        return block instanceof StagedBlock staged
                ? staged.forwardStages(weights, inputs, training)
                : new StageOutputs(
                        block.forward(weights, new NDList(inputs), training).singletonOrThrow(), new LinkedHashMap<>());
    }

    /// How many numbers one row has.
    public int inputSize() {
        return network.inputSize();
    }

    /// How many logits a row gets.
    public int classes() {
        return network.classes();
    }

    /// Chooses by what becomes of an array in training: moved by the optimizer, or changed by the pass
    /// itself, as running statistics are.
    public UnaryOperator<NDArray> trains(UnaryOperator<NDArray> moved, UnaryOperator<NDArray> changed) {
        var parameters = Collections.newSetFromMap(new IdentityHashMap<NDArray, Boolean>());
        parameters.addAll(parameters());
        return array -> parameters.contains(array) ? moved.apply(array) : changed.apply(array);
    }

    /// The same computed with other arrays in the place of its weights, for whoever records what is computed.
    ///
    /// @param inputs shape `(B, inputSize)`
    /// @param weights gives the array that stands for one of this network's
    public StageOutputs forwardStages(NDArray inputs, boolean training, UnaryOperator<NDArray> weights) {
        var standing = new ParameterStore(manager, false) {
            @Override
            public NDArray getValue(Parameter parameter, Device device, boolean training) {
                return weights.apply(parameter.getArray());
            }
        };
        return forwardStages(standing, inputs, training);
    }

    /// Whether its training steps may draw random numbers from the engine, see [Network#mayDraw].
    public boolean mayDraw() {
        return network.mayDraw();
    }

    /// Where a batch has tokens and where padding, see [Network#tokens].
    public @Nullable NDArray tokens(NDArray inputs) {
        return network.tokens(inputs);
    }

    /// Refuses rows that the network cannot read, as [#upload] does.
    ///
    /// @param rows each of `inputSize` numbers
    /// @throws IllegalArgumentException if they hold what the network cannot read
    public void requireReadable(float[][] rows) {
        network.requireReadable(rows);
    }

    /// Puts rows on this network's device, where they stay until it is closed.
    ///
    /// @param rows at least one, each of `inputSize` numbers
    /// @throws IllegalArgumentException if they hold what the network cannot read
    public NDArray upload(float[][] rows) {
        network.requireReadable(rows);
        return new RowUpload(manager, rows.length, row -> rows[row], part -> {})
                .run(!manager.getDevice().isGpu(), RowUpload.NUMBERS);
    }

    /// The same for rows of which not all need to be in memory at once.
    ///
    /// @param count how many there are, at least one
    /// @param rows gives the one at a place, of `inputSize` numbers
    /// @throws IllegalArgumentException if they hold what the network cannot read
    public NDArray upload(int count, IntFunction<float[]> rows) {
        return new RowUpload(manager, count, rows, network::requireReadable)
                .run(!manager.getDevice().isGpu(), RowUpload.NUMBERS);
    }

    /// The logits of many rows, computed without gradients, a part at a time.
    ///
    /// @param rows as [#upload] returned them, shape `(N, inputSize)`
    /// @return N rows of `classes` logits
    public float[][] logits(NDArray rows) {
        int count = Math.toIntExact(rows.size(0));
        int atOnce = rowsAtOnce(network, NUMBERS_AT_ONCE, MOST_ROWS_AT_ONCE);
        var logits = new float[count][];
        return Torch.withoutGradients(() -> {
            for (int from = 0; from < count; from += atOnce) {
                int to = Math.min(from + atOnce, count);
                try (var part = manager.newSubManager()) {
                    var inputs = rows.get(part, new NDIndex("{}:{}", from, to));
                    split(forward(inputs, false), to - from, logits, from);
                }
            }
            return logits;
        });
    }

    /// The logits of rows, each the same bit for bit whichever rows are asked with it and in whatever
    /// order: all passes have as many rows, the last of them filled up, as libraries choose another way
    /// to add up a product for a batch of another size.
    ///
    /// @param rows each of `inputSize` numbers
    /// @return a row of `classes` logits for each
    /// @throws IllegalArgumentException if they hold what the network cannot read
    public float[][] logits(float[][] rows) {
        network.requireReadable(rows);
        return Torch.withoutGradients(() -> passes().logits(rows));
    }

    /// The logits of many rows as [#logits(NDArray)] gives them, for whoever asks again whenever the weights have
    /// moved: by a program, which the first call makes, where the network gains by one.
    ///
    /// @param rows as [#upload] returned them, shape `(N, inputSize)`
    /// @return N rows of `classes` logits
    public float[][] logitsAgain(NDArray rows) {
        return EqualPasses.gain(network, Math.toIntExact(rows.size(0)))
                ? Torch.withoutGradients(() -> passes().logits(rows)).orElseGet(() -> logits(rows))
                : logits(rows);
    }

    private EqualPasses passes() {
        if (passes == null) {
            passes = new EqualPasses(this, network);
        }
        return passes;
    }

    static int rowsAtOnce(Network network, int numbers, int most) {
        return Math.clamp(numbers / network.inputSize(), FEWEST_ROWS_AT_ONCE, most);
    }

    /// Puts the first rows of logits where they belong.
    static void split(NDArray logits, int count, float[][] rows, int from) {
        int width = Math.toIntExact(logits.size(1));
        var flat = logits.toFloatArray();
        for (int row = 0; row < count; row++) {
            rows[from + row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
        }
    }

    /// A copy of the weights as they are now.
    public Weights weights() {
        var now = new ArrayList<Tensor>();
        var arrays = blockParameters().stream().map(Parameter::getArray).toList();
        for (int i = 0; i < arrays.size(); i++) {
            var tensor = origin.tensors().get(i);
            now.add(new Tensor(tensor.name(), tensor.shape(), arrays.get(i).toFloatArray()));
        }
        return new Weights(now);
    }

    @Override
    public void close() {
        manager.close();
    }
}

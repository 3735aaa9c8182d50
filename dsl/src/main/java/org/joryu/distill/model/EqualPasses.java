package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.joryu.distill.program.InferenceProgram;
import org.joryu.distill.program.NotRecordableException;
import org.joryu.distill.work.Work;
import org.joryu.distill.work.WorkOutline;
import org.jspecify.annotations.Nullable;

/// Asks a network about rows in passes that all have as many, the last of them filled up: libraries choose another
/// way to add up a product for a batch of another size, and so each row is answered the same bit for bit whichever
/// rows are asked with it.
///
/// For that reason it is also up to the network alone, and not to the number of rows, whether a program answers.
final class EqualPasses {

    /// Few, since the last pass is filled up to them.
    private static final int MOST_ROWS = 128;

    /// Fewer still where a program is recorded, which takes as long as a pass.
    private static final int NUMBERS_RECORDED = 3 << 15;

    private final LoadedNetwork loaded;
    private final Network network;
    private final int rows;
    private final @Nullable InferenceProgram program;

    EqualPasses(LoadedNetwork loaded, Network network) {
        this.loaded = loaded;
        this.network = network;
        this.rows = rows(network);
        this.program = gains(network) ? program() : null;
    }

    private static int rows(Network network) {
        return LoadedNetwork.rowsAtOnce(
                network, gains(network) ? NUMBERS_RECORDED : LoadedNetwork.NUMBERS_AT_ONCE, MOST_ROWS);
    }

    /// Whether a program would answer so many rows.
    static boolean gain(Network network, int count) {
        return gains(network) && count >= rows(network);
    }

    /// Convolutions do: their normalizations are folded, their sums and activations joined.
    private static boolean gains(Network network) {
        return switch (network) {
            case ConvNet _, BlockNetwork _ -> true;
            case Mlp _, TextTransformer _, TorchScriptNetwork _ -> false;
            case StartedNetwork started -> gains(started.network());
        };
    }

    private @Nullable InferenceProgram program() {
        try {
            return InferenceProgram.record(
                    loaded.manager(),
                    shape(),
                    (inputs, weights) ->
                            loaded.forwardStages(inputs, false, weights).logits());
        } catch (NotRecordableException e) {
            return null;
        }
    }

    private Shape shape() {
        return new Shape(rows, network.inputSize());
    }

    /// What the network answers with its weights as they are now.
    ///
    /// @param asked each of `inputSize` numbers that the network can read
    /// @return a row of `classes` logits for each
    float[][] logits(float[][] asked) {
        var logits = new float[asked.length][];
        var memory = HostBuffer.allocate(rows * network.inputSize());
        if (program != null) {
            program.refresh();
        }
        try (var work = Work.begin(new WorkOutline(network + " answers", asked.length, WorkOutline.Unit.ROWS, ""))) {
            for (int from = 0; from < asked.length; from += rows) {
                work.requireGoingOn();
                int count = Math.min(rows, asked.length - from);
                put(asked, from, count, memory);
                try (var pass = loaded.manager().newSubManager()) {
                    var inputs = pass.create(memory.bytes(rows * network.inputSize()), shape(), DataType.FLOAT32);
                    LoadedNetwork.split(answers(inputs), count, logits, from);
                }
                work.advance(count);
            }
            work.done();
        }
        return logits;
    }

    /// The same of rows on the device.
    ///
    /// @param asked shape `(N, inputSize)`, N such that there is a [#gain]
    /// @return N rows of `classes` logits; empty where no program answers
    Optional<float[][]> logits(NDArray asked) {
        if (program == null) {
            return Optional.empty();
        }
        int count = Math.toIntExact(asked.size(0));
        program.refresh();
        var logits = new float[count][];
        for (int from = 0; from < count; from += rows) {
            // The last pass looks at some rows again, to be as large as the others.
            int start = Math.min(from, count - rows);
            try (var pass = loaded.manager().newSubManager()) {
                var inputs = asked.get(pass, new NDIndex("{}:{}", start, start + rows));
                LoadedNetwork.split(program.answer(inputs), rows, logits, start);
            }
        }
        return Optional.of(logits);
    }

    /// Filled up with a row that the network can read, whatever it reads.
    private void put(float[][] asked, int from, int count, HostBuffer memory) {
        var numbers = memory.numbers();
        for (int row = 0; row < rows; row++) {
            numbers.put(asked[row < count ? from + row : from]);
        }
    }

    private NDArray answers(NDArray inputs) {
        return program == null ? loaded.forward(inputs, false) : program.answer(inputs);
    }
}

package org.joryu.distill.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
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

    private static final int FEWEST_ROWS = 16;
    private static final int NUMBERS = 1 << 20;

    /// Few, since the last pass is filled up to them.
    private static final int MOST_ROWS = 128;

    /// Fewer still where a program is recorded, which takes as long as a pass.
    private static final int NUMBERS_RECORDED = 3 << 15;

    private final LoadedNetwork loaded;
    private final Network network;
    private final int rows;
    private final ByteBuffer memory;
    private final @Nullable InferenceProgram program;

    EqualPasses(LoadedNetwork loaded, Network network) {
        boolean gains = gains(network);
        this.loaded = loaded;
        this.network = network;
        this.rows = Math.clamp((gains ? NUMBERS_RECORDED : NUMBERS) / network.inputSize(), FEWEST_ROWS, MOST_ROWS);
        this.memory = ByteBuffer.allocateDirect(rows * network.inputSize() * Float.BYTES)
                .order(ByteOrder.nativeOrder());
        this.program = gains ? program() : null;
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
        if (program != null) {
            program.refresh();
        }
        try (var work = Work.begin(new WorkOutline(network + " answers", asked.length, WorkOutline.Unit.ROWS, ""))) {
            for (int from = 0; from < asked.length; from += rows) {
                work.requireGoingOn();
                int count = Math.min(rows, asked.length - from);
                put(asked, from, count);
                try (var pass = loaded.manager().newSubManager()) {
                    var inputs = pass.create(bytes(), shape(), DataType.FLOAT32);
                    split(answers(inputs), logits, from, count);
                }
                work.advance(count);
            }
            work.done();
        }
        return logits;
    }

    /// The same of rows on the device, by a program or not at all.
    ///
    /// @param asked shape `(N, inputSize)`
    /// @return N rows of `classes` logits; empty where no program answers, or not so few rows
    Optional<float[][]> logits(NDArray asked) {
        int count = Math.toIntExact(asked.size(0));
        if (program == null || count < rows) {
            return Optional.empty();
        }
        program.refresh();
        var logits = new float[count][];
        for (int from = 0; from < count; from += rows) {
            // The last pass looks at some rows again, to be as large as the others.
            int start = Math.min(from, count - rows);
            try (var pass = loaded.manager().newSubManager()) {
                split(program.answer(asked.get(pass, new NDIndex("{}:{}", start, start + rows))), logits, start, rows);
            }
        }
        return Optional.of(logits);
    }

    private void split(NDArray answers, float[][] logits, int from, int count) {
        var flat = answers.toFloatArray();
        int width = network.classes();
        for (int row = 0; row < count; row++) {
            logits[from + row] = Arrays.copyOfRange(flat, row * width, (row + 1) * width);
        }
    }

    /// Filled up with a row that the network can read, whatever it reads.
    private void put(float[][] asked, int from, int count) {
        var numbers = memory.asFloatBuffer();
        for (int row = 0; row < rows; row++) {
            numbers.put(asked[row < count ? from + row : from]);
        }
    }

    private ByteBuffer bytes() {
        return memory.duplicate().order(ByteOrder.nativeOrder());
    }

    private NDArray answers(NDArray inputs) {
        return program == null ? loaded.forward(inputs, false) : program.answer(inputs);
    }
}

package org.joryu.distill.model;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import java.util.Arrays;
import java.util.List;

/// What a TorchScript file of Joryu's says of itself, in JSON beside code and numbers. PyTorch gives it to
/// whoever asks, by `_extra_files`.
///
/// @param network what it is
/// @param inputShape of one row that the module takes
/// @param classes how many logits it answers
/// @param sha256 of its weights, see [Weights#sha256]
/// @param weights the tensors, in the order in which the file has their numbers
record TorchScriptOrigin(
        String network, List<Long> inputShape, int classes, String sha256, List<TorchScriptOrigin.Entry> weights) {

    /// Its name in the file.
    static final String FILE = "joryu.json";

    /// One tensor.
    record Entry(String name, List<Long> shape) {

        static Entry of(Tensor tensor) {
            return new Entry(tensor.name(), list(tensor.shape()));
        }
    }

    static TorchScriptOrigin of(Network network, Weights weights) {
        return new TorchScriptOrigin(
                network.toString(),
                list(network.inputShape().getShape()),
                network.classes(),
                weights.sha256(),
                entries(weights));
    }

    static List<Entry> entries(Weights weights) {
        return weights.tensors().stream().map(Entry::of).toList();
    }

    private static List<Long> list(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    String json() {
        return new Gson().toJson(this);
    }

    /// @throws JsonParseException if it is nothing of the kind
    static TorchScriptOrigin read(String json) {
        return new Gson().fromJson(json, TorchScriptOrigin.class);
    }
}

package org.joryu.distill.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Weights for a student from a deeper network of its kind: of each sequence of like layers the
/// first, and then every k-th, where k is how many times more the teacher has (Sanh et al., arXiv
/// 1910.01108, §3, with k = 2).
final class EveryKthLayer {

    /// A tensor in a numbered layer: the sequence, the layer's number, and the rest of its name.
    private static final Pattern LAYER =
            Pattern.compile("(layer\\d+|block\\d+\\.layer|encoder\\.layers|blocks\\.\\d+)\\.(\\d+)\\.(.*)");

    private EveryKthLayer() {}

    /// @throws IllegalArgumentException if the teacher's layers are no multiple of the student's, or
    ///     are of other shapes
    static Weights of(Classifier teacher, Network student) {
        var wanted = student.initialWeights(0).tensors();
        var have = new HashMap<String, Tensor>();
        teacher.weights().tensors().forEach(tensor -> have.put(tensor.name(), tensor));
        var few = lengths(wanted);
        var many = lengths(teacher.weights().tensors());
        var taken = new ArrayList<Tensor>();
        for (var tensor : wanted) {
            var source =
                    LAYER.matcher(tensor.name()).replaceFirst(layer -> sourceName(layer, few, many, teacher, student));
            var found = have.get(source);
            if (found == null || !found.hasShape(tensor.shape())) {
                throw new IllegalArgumentException(
                        "teacher must hold %s as %s for %s to start from it, but %s %s: take a student of its kind and"
                                        .formatted(
                                                source,
                                                tensor.shapeText(),
                                                student,
                                                teacher.network(),
                                                found == null ? "lacks it" : "holds it as " + found.shapeText())
                                + " width");
            }
            taken.add(new Tensor(tensor.name(), tensor.shape(), found.values()));
        }
        return new Weights(taken);
    }

    private static String sourceName(
            MatchResult layer,
            Map<String, Integer> few,
            Map<String, Integer> many,
            Classifier teacher,
            Network student) {
        var sequence = layer.group(1);
        int wanted = few.getOrDefault(sequence, 1);
        int there = many.getOrDefault(sequence, 0);
        if (there == 0 || there % wanted != 0) {
            throw new IllegalArgumentException(
                    "teacher must have a multiple of the %d layers of %s at %s, but %s has %d: start from another, or"
                                    .formatted(wanted, student, sequence, teacher.network(), there)
                            + " take another student");
        }
        return sequence + "." + Integer.parseInt(layer.group(2)) * (there / wanted) + "." + layer.group(3);
    }

    private static Map<String, Integer> lengths(List<Tensor> tensors) {
        var lengths = new HashMap<String, Integer>();
        for (var tensor : tensors) {
            var layer = LAYER.matcher(tensor.name());
            if (layer.matches()) {
                lengths.merge(layer.group(1), Integer.parseInt(layer.group(2)) + 1, Math::max);
            }
        }
        return lengths;
    }
}

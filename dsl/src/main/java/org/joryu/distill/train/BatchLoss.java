package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import java.util.ArrayList;
import java.util.List;
import org.joryu.distill.loss.LossTerms;

/// The losses of a batch; hard or soft is NaN where there is no such part.
record BatchLoss(double hard, double soft, double total, List<NamedLoss> parts) {

    BatchLoss {
        parts = List.copyOf(parts);
    }

    /// Of all parts of a batch, the mean of their losses by the share that each has of the rows.
    static BatchLoss sum(List<BatchLoss> shares) {
        return shares.stream().reduce(BatchLoss::plus).orElseThrow();
    }

    private BatchLoss plus(BatchLoss other) {
        var sums = new ArrayList<NamedLoss>();
        for (int i = 0; i < parts.size(); i++) {
            sums.add(new NamedLoss(
                    parts.get(i).name(),
                    parts.get(i).value() + other.parts.get(i).value()));
        }
        return new BatchLoss(hard + other.hard, soft + other.soft, total + other.total, sums);
    }

    BatchLoss times(double share) {
        return new BatchLoss(
                hard * share,
                soft * share,
                total * share,
                parts.stream()
                        .map(part -> new NamedLoss(part.name(), part.value() * share))
                        .toList());
    }

    /// One transfer for all of them.
    static BatchLoss read(LossTerms terms) {
        return of(
                terms,
                NDArrays.stack(new NDList(scalars(terms)))
                        .toType(DataType.FLOAT64, false)
                        .toDoubleArray());
    }

    /// All scalars that there are, the total first.
    static List<NDArray> scalars(LossTerms terms) {
        var present = new ArrayList<NDArray>();
        present.add(terms.total());
        for (var part : terms.parts()) {
            present.add(part.value());
        }
        if (terms.hard() != null) {
            present.add(terms.hard());
        }
        if (terms.soft() != null) {
            present.add(terms.soft());
        }
        return present;
    }

    /// @param values of the [#scalars] of these terms
    static BatchLoss of(LossTerms terms, double[] values) {
        var symbols = terms.parts().stream().map(LossTerms.Part::symbol).toList();
        return of(symbols, terms.hard() != null, terms.soft() != null, values);
    }

    static BatchLoss of(List<String> symbols, boolean hasHard, boolean hasSoft, double[] values) {
        var parts = new ArrayList<NamedLoss>();
        for (var symbol : symbols) {
            parts.add(new NamedLoss(symbol, values[parts.size() + 1]));
        }
        int next = parts.size() + 1;
        double hard = hasHard ? values[next++] : Double.NaN;
        double soft = hasSoft ? values[next] : Double.NaN;
        return new BatchLoss(hard, soft, values[0], parts);
    }
}

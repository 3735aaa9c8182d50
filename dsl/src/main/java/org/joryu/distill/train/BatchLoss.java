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

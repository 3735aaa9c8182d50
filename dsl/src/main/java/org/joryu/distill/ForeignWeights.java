package org.joryu.distill;

/// The two weights of a library that does not weigh by one alpha.
///
/// @param hard of the loss against the labels, finite and ≥ 0
/// @param soft of the loss against the teacher, finite and ≥ 0; not both are 0
public record ForeignWeights(double hard, double soft) {

    public ForeignWeights {
        require("hard", hard);
        require("soft", soft);
        if (hard + soft == 0) {
            throw new IllegalArgumentException(
                    "hard and soft must not both be 0, but were: a loss of nothing teaches nothing; 0.1 and 0.9 are usual");
        }
    }

    private static void require(String name, double weight) {
        if (!(weight >= 0) || Double.isInfinite(weight)) {
            throw new IllegalArgumentException(name + " must be ≥ 0 and finite, but was " + weight
                    + ": it is the weight that the library gives to the " + name + " loss");
        }
    }
}

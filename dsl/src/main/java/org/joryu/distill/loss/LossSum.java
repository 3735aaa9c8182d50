package org.joryu.distill.loss;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Losses, added.
///
/// @param losses what is added: at least two, none of them a sum
public record LossSum(List<Loss> losses) implements Loss {

    public LossSum {
        losses = List.copyOf(losses);
        if (losses.size() < 2) {
            throw new IllegalArgumentException(
                    "losses must be at least 2, but were " + losses.size() + ": one loss is a sum by itself");
        }
        losses.forEach(loss -> Range.simple(loss, "added to another"));
    }

    static LossSum of(Loss one, Loss other) {
        return new LossSum(Stream.concat(summands(one), summands(other)).toList());
    }

    private static Stream<Loss> summands(Loss loss) {
        return loss instanceof LossSum sum ? sum.losses.stream() : Stream.of(loss);
    }

    /// The formula of a loss where something stands before it.
    static String asFactor(Loss loss) {
        return loss instanceof LossSum ? "(" + loss.formula() + ")" : loss.formula();
    }

    @Override
    public LossTerms of(Answers answers) {
        var total = losses.getFirst().of(answers);
        for (var loss : losses.subList(1, losses.size())) {
            total = total.plus(loss.of(answers));
        }
        return total;
    }

    @Override
    public List<SimpleLoss> parts() {
        return losses.stream().flatMap(loss -> loss.parts().stream()).toList();
    }

    @Override
    public List<String> meanings() {
        return losses.stream().flatMap(loss -> loss.meanings().stream()).toList();
    }

    @Override
    public Loss at(int epoch) {
        return new LossSum(losses.stream().map(loss -> loss.at(epoch)).toList());
    }

    @Override
    public String formula() {
        return losses.stream().map(Loss::formula).collect(Collectors.joining(" + "));
    }
}

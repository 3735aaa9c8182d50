package org.joryu.distill.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.joryu.distill.loss.LossTerms;
import org.joryu.distill.loss.MutualLoss;
import org.joryu.distill.model.Torch;

/// One step of all networks of a [MutualTraining]: each is asked once, one backward pass gives each the
/// gradient of its own loss, and then all move.
///
/// The losses are added for the backward pass. As no loss has a gradient in another network's answers,
/// nothing of one flows into the other.
final class MutualStep {

    private final List<MutualLearner> learners;
    private final Feed feed;
    private final MutualLoss loss;
    private final NDArray labels;
    private final Recipe recipe;
    private final int stepsPerEpoch;

    /// What is uploaded here belongs to the first network's manager and goes with it.
    MutualStep(MutualTraining training, List<MutualLearner> learners, Workers workers) {
        var train = training.data().train();
        var first = learners.getFirst().network();
        this.learners = learners;
        this.feed = Feed.of(train, training.recipe(), first, workers);
        feed.expect(new ComingBatches(training.recipe(), train.size(), 0));
        this.loss = training.loss();
        this.labels = first.manager()
                .create(IntStream.of(train.labels()).asLongStream().toArray());
        this.recipe = training.recipe();
        this.stepsPerEpoch = recipe.stepsPerEpoch(train.size());
    }

    /// The losses of the networks before the update. Weights move only if all totals are finite.
    List<BatchLoss> run(Batch batch) {
        var random = new SplittableRandom(recipe.seed() ^ Long.rotateLeft(batch.step(), 32));
        var ofParts = batch.parts(recipe.computation().parts(batch.places().length)).stream()
                .map(part -> run(part, part.shareOf(batch), random))
                .toList();
        var losses = IntStream.range(0, learners.size())
                .mapToObj(own -> BatchLoss.sum(
                        ofParts.stream().map(part -> part.get(own)).toList()))
                .toList();
        if (losses.stream().allMatch(of -> Double.isFinite(of.total()))) {
            double rate = recipe.learningRate(batch.step(), batch.epoch(), stepsPerEpoch);
            learners.forEach(learner -> learner.move(rate));
        }
        return losses;
    }

    /// Adds the gradients of a part of a batch to those of the parts before it.
    private List<BatchLoss> run(Batch batch, double share, SplittableRandom random) {
        try (var manager = learners.getFirst().network().manager().newSubManager()) {
            var places = manager.create(batch.places());
            var inputs = feed.inputs(batch.places(), places, batch.epoch());
            var right = labels.get(manager, new NDIndex("{}", places));
            long ofEngine = random.nextLong();
            var terms = learners.stream().anyMatch(learner -> learner.network().mayDraw())
                    ? Torch.drawing(ofEngine, () -> Torch.withGradients(() -> backward(inputs, right, share)))
                    : Torch.withGradients(() -> backward(inputs, right, share));
            return terms.stream().map(of -> BatchLoss.read(of).times(share)).toList();
        }
    }

    private List<LossTerms> backward(NDArray inputs, NDArray right, double share) {
        var logits = learners.stream()
                .map(learner -> learner.network().forward(inputs, true))
                .toList();
        var terms = new ArrayList<LossTerms>();
        for (int own = 0; own < logits.size(); own++) {
            var others = new ArrayList<>(logits);
            others.remove(own);
            terms.add(loss.of(logits.get(own), others, right));
        }
        var totals = new NDList();
        terms.forEach(of -> totals.add(of.total()));
        Torch.backward(NDArrays.stack(totals).sum(), share);
        return terms;
    }
}

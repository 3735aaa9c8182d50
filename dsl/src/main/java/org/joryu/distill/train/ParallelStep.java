package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.joryu.distill.loss.Loss;
import org.joryu.distill.model.Torch;
import org.joryu.distill.program.Exchange;

/// A step of several devices: each computes the gradients of its share of the batch at the same time, on a thread of
/// its own; the first adds them up, moves its weights, and the others begin the next step with those.
///
/// Gradients are weighed by the rows of their share, so the step is that of the whole batch for every loss that is a
/// mean over rows, as where one device computes it in parts. They are added up in the order of the devices, whichever
/// is ready first, so a step gives the same numbers each time. BatchNorm's running statistics are those that the first
/// device saw, as in PyTorch's `DataParallel`.
final class ParallelStep implements StepEngine {

    private final Replicas replicas;
    private final EagerStep eager;
    private final List<? extends GradientEngine> engines;
    private final List<Exchange> exchanges;

    /// @param parts of every device, the optimizer at work on those of the first
    /// @param eager of the first device
    /// @param engines one for each device, all of a kind
    ParallelStep(Replicas replicas, List<StepParts> parts, EagerStep eager, List<? extends GradientEngine> engines) {
        this.replicas = replicas;
        this.eager = eager;
        this.engines = engines;
        var first = parts.getFirst();
        this.exchanges = IntStream.range(1, parts.size())
                .mapToObj(other -> Exchange.between(
                        first.moved(),
                        parts.get(other).moved(),
                        engines.getFirst().waiting(),
                        engines.get(other).waiting(),
                        first.student().manager()))
                .toList();
    }

    @Override
    public String words() {
        return "%s, each batch shared by %d devices"
                .formatted(engines.getFirst().words(), replicas.devices().count());
    }

    @Override
    public boolean isCompiled() {
        return engines.getFirst().isCompiled();
    }

    @Override
    public BatchLoss run(Batch batch, Loss loss) {
        exchanges.forEach(Exchange::spread);
        var losses = BatchLoss.sum(computed(batch, loss));
        if (Double.isFinite(losses.total())) {
            exchanges.forEach(Exchange::gather);
            engines.getFirst().update(batch);
        }
        return losses;
    }

    /// On GPUs the generators of all begin with one seed, before any of them draws: so each draws at the same time as
    /// the others, and the same, as in PyTorch after `torch.manual_seed`. On the CPU who draws takes turns.
    private List<BatchLoss> computed(Batch batch, Loss loss) {
        var random = eager.random(batch);
        if (!eager.parts().student().mayDraw() || !replicas.devices().drawApart()) {
            return replicas.threads().all(work(batch, loss, random));
        }
        return Torch.drawing(
                random.nextLong(),
                () -> replicas.threads()
                        .all(work(batch, loss, random).stream()
                                .map(ParallelStep::along)
                                .toList()));
    }

    private static <T> Supplier<T> along(Supplier<T> work) {
        return () -> Torch.drawingAlong(work);
    }

    private List<Supplier<BatchLoss>> work(Batch batch, Loss loss, SplittableRandom random) {
        var shares = replicas.devices().shares(batch);
        var work = new ArrayList<Supplier<BatchLoss>>();
        for (int number = 0; number < shares.size(); number++) {
            var engine = engines.get(number);
            var share = shares.get(number);
            var own = random.split();
            work.add(() -> engine.add(share, batch, loss, own));
        }
        return work;
    }
}

package org.joryu.distill.train;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.joryu.distill.model.LoadedNetwork;
import org.joryu.distill.model.Weights;

/// One [Replica] for each device of a training. The first is the one that counts: its weights are moved, kept and
/// graded, the others follow it before every step.
final class Replicas implements AutoCloseable {

    private final Devices devices;
    private final List<Replica> all;
    private final ReplicaThreads threads;
    private final Deque<Runnable> owned;

    private Replicas(Devices devices, List<Replica> all, Deque<Runnable> owned) {
        this.devices = devices;
        this.all = List.copyOf(all);
        this.owned = owned;
        this.threads = new ReplicaThreads(all.size() - 1);
    }

    /// Puts all on the devices that a training needs there.
    ///
    /// @param weights that the student begins with, or goes on with
    /// @throws IllegalArgumentException if the losses cannot be computed on so many, or the rows not read
    static Replicas load(Training training, Weights weights, Devices devices) {
        var setting = training.setting();
        devices.requireSharable(training.loss(), setting);
        var owned = new ArrayDeque<Runnable>();
        var workers = new Workers();
        try {
            var sources = training.sources(devices.first(), workers);
            var all = new ArrayList<Replica>();
            for (var device : devices.all()) {
                var student = LoadedNetwork.load(training.network(), weights, device);
                owned.push(student::close);
                var source = sources == null ? null : sources.apply(student);
                if (source != null) {
                    owned.push(source::close);
                }
                all.add(new Replica(
                        student,
                        Feed.of(training.data().train(), training.recipe(), student, workers),
                        source,
                        LearnedParameters.draw(
                                training.loss(), setting, training.recipe().seed(), student.manager())));
            }
            owned.push(workers::close);
            return new Replicas(devices, all, owned);
        } catch (RuntimeException | Error failure) {
            workers.close();
            close(owned);
            throw failure;
        }
    }

    /// One alone, which somebody else closes.
    static Replicas of(Replica one) {
        return new Replicas(
                new Devices(List.of(one.student().manager().getDevice())), List.of(one), new ArrayDeque<>());
    }

    /// Announces the steps that follow.
    ///
    /// @param rows of the train split
    /// @param taken steps that the training has behind it
    void expect(Recipe recipe, int rows, long taken) {
        for (int number = 0; number < all.size(); number++) {
            all.get(number).expect(recipe, rows, taken, devices, number);
        }
    }

    Devices devices() {
        return devices;
    }

    List<Replica> all() {
        return all;
    }

    Replica first() {
        return all.getFirst();
    }

    ReplicaThreads threads() {
        return threads;
    }

    /// Ends all threads before it takes away what they work on.
    @Override
    public void close() {
        threads.close();
        close(owned);
    }

    private static void close(Deque<Runnable> owned) {
        owned.forEach(Runnable::run);
    }
}

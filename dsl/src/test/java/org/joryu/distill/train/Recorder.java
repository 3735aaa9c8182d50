package org.joryu.distill.train;

import java.util.ArrayList;
import java.util.List;

/// A listener that keeps what it was told, and asks to stop after a given number of steps.
class Recorder implements TrainingListener {

    private final long stopAfter;
    final List<String> calls = new ArrayList<>();
    final List<TrainingOutline> outlines = new ArrayList<>();
    final List<TrainingEnd> ends = new ArrayList<>();
    long steps;

    Recorder(long stopAfter) {
        this.stopAfter = stopAfter;
    }

    static Recorder patient() {
        return new Recorder(Long.MAX_VALUE);
    }

    @Override
    public boolean stopRequested() {
        return steps >= stopAfter;
    }

    @Override
    public void started(TrainingOutline outline) {
        calls.add("started");
        outlines.add(outline);
    }

    @Override
    public void step(StepMetrics metrics) {
        calls.add("step " + metrics.step());
        steps = metrics.step();
    }

    @Override
    public void epoch(EpochMetrics metrics) {
        calls.add("epoch " + metrics.epoch());
    }

    @Override
    public void ended(TrainingEnd end) {
        calls.add("ended");
        ends.add(end);
    }
}

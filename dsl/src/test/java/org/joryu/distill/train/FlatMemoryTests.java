package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.joryu.distill.data.Digits;
import org.joryu.distill.loss.DistillationLoss;
import org.joryu.distill.loss.SoftTargetLoss;
import org.joryu.distill.model.Classifier;
import org.joryu.distill.model.Mlp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/// What a step allocates is freed with it, so thousands of them need no more memory than hundreds.
@Tag("slow")
@EnabledOnOs(OS.LINUX)
class FlatMemoryTests {

    private static final long MEGABYTE = 1 << 20;
    /// The hidden layer's activations of one batch of 64 take 256 kB: left behind, those of 2,500
    /// steps would take 640 MB.
    private static final int WIDTH = 1000;

    private static final int WARM = 1500;

    @Test
    void thousands_of_steps_need_no_more_memory_than_those_before() {
        var network = Mlp.of(64, WIDTH, 10);
        var teacher = Teacher.of(new Classifier(network, network.initialWeights(9)));
        var warm = new AtomicLong();
        var listener = new TrainingListener() {
            @Override
            public void step(StepMetrics metrics) {
                if (metrics.step() == WARM) {
                    warm.set(residentBytes());
                }
            }
        };
        var loss = new DistillationLoss(0.3, new SoftTargetLoss(4));
        var recipe = Recipe.DEFAULT.withEpochs(1000).withDevice("cpu");

        var result = new Training("memory", network, Digits.load().take(200), loss, teacher, recipe).run(listener);

        assertThat(result.history().steps()).hasSize(4000);
        assertThat((residentBytes() - warm.get()) / MEGABYTE).as("growth in MB").isLessThan(150);
    }

    private static long residentBytes() {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")) * 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

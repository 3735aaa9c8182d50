package org.joryu.distill.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Twenty kills in all: each of four trainings is killed five times, goes on in another process each
/// time, and in the end is what it would have been.
@Tag("slow")
class KillTests {

    private static final int KILLS = 5;

    @TempDir
    Path temporary;

    @ParameterizedTest
    @EnumSource
    void a_training_that_is_killed_at_a_random_step_five_times_ends_bit_for_bit_as_if_it_had_not_been(
            KilledTrainings killed) throws IOException, InterruptedException {
        var training = killed.training();
        var undisturbed = training.run(TrainingListener.NONE);
        long steps = undisturbed.history().steps().size();
        var random = new SplittableRandom(killed.name().hashCode());
        var folder = RunFolder.named(temporary.resolve("run"));
        long from = 1;
        for (int kill = 0; kill < KILLS; kill++) {
            // The steps that are left are shared among the kills that are left; one share stays.
            long share = (steps - from) / (KILLS - kill + 1);
            from = killAfter(random.nextLong(from, from + Math.max(1, share)), killed, folder);
        }

        var resumed = training.resume(TrainingListener.NONE, folder, KilledTrainings.EVERY);

        assertThat(resumed.last().sha256()).isEqualTo(undisturbed.last().sha256());
        assertThat(resumed.best().weights()).isEqualTo(undisturbed.best().weights());
        assertThat(resumed.history()).isEqualTo(undisturbed.history());
        assertThat(folder.history()).isEqualTo(undisturbed.history());
    }

    /// Goes on in a process of its own, and kills that once it has said that it took a step. What it did
    /// until the signal came is lost or kept, as it happens.
    ///
    /// @return the last step that was heard of
    private static long killAfter(long step, KilledTrainings killed, RunFolder folder)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-Dai.djl.offline=true");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(KilledTrainings.class.getName());
        command.add(killed.name());
        command.add(folder.path().toString());
        var process =
                new ProcessBuilder(command).redirectError(Redirect.DISCARD).start();
        long heard = 0;
        try (var lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null && heard < step; line = lines.readLine()) {
                if (line.startsWith(KilledTrainings.SAYS)) {
                    heard = Long.parseLong(line.substring(KilledTrainings.SAYS.length()));
                }
            }
            process.destroyForcibly();
        }
        assertThat(process.waitFor()).as("killed, not ended").isNotZero();
        return heard;
    }
}

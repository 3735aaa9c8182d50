package org.joryu.kernel.magic;

import java.lang.management.ManagementFactory;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%time` and `%%time`: how long Java takes, its compilation included.
record TimeMagic() implements Magic {

    @Override
    public Description description() {
        return Description.line(
                        "time", "%time JAVA   or   %%time, with Java below it", "Runs Java and says how long it took.")
                .inBothForms()
                .withJava()
                .withDetails(
                        "Wall is what a clock on the wall shows, its compilation included; CPU is what the thread of the"
                                + " cell has computed. Use %timeit to measure something short.");
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        var java = call.body().orElseGet(call::arguments);
        if (java.isBlank()) {
            throw new UsageException("there is no Java to run");
        }
        if (call.body().isPresent() && !call.arguments().isEmpty()) {
            throw new UsageException(
                    "%%%%time takes the Java below it, but has %s beside it".formatted(call.arguments()));
        }
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : -1;
        long wall = System.nanoTime();
        try {
            return call.run(java);
        } finally {
            var passed = Durations.text((double) (System.nanoTime() - wall));
            System.out.println(
                    cpu < 0
                            ? "wall " + passed
                            : "wall %s, CPU %s".formatted(passed, Durations.text((double)
                                    (threads.getCurrentThreadCpuTime() - cpu))));
        }
    }
}

package org.joryu.kernel.magic;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.joryu.notebook.Magic;
import org.joryu.notebook.MagicCall;
import org.jspecify.annotations.Nullable;

/// `%jvm`: the Java that runs the notebook.
record JvmMagic() implements Magic {

    private static final String TO_CHANGE = """
            Options can be set when the JVM starts only: edit "argv" in kernel.json (jupyter kernelspec list says in which
            folder), or set JDK_JAVA_OPTIONS before Jupyter is started, and restart the kernel.""";

    @Override
    public Description description() {
        return Description.line(
                        "jvm", "%jvm", "Says which Java runs the notebook, with which options and how much memory.")
                .withDetails(TO_CHANGE);
    }

    @Override
    public @Nullable Object run(MagicCall call) throws UsageException {
        if (!call.arguments().isEmpty()) {
            throw new UsageException("there are no arguments");
        }
        var runtime = ManagementFactory.getRuntimeMXBean();
        var memory = ManagementFactory.getMemoryMXBean();
        var collectors = ManagementFactory.getGarbageCollectorMXBeans();
        System.out.printf("Java      %s, %s%n", Runtime.version(), runtime.getVmVendor());
        System.out.printf("home      %s%n", System.getProperty("java.home"));
        System.out.printf("process   %d, up %s%n", runtime.getPid(), Durations.text(uptime(runtime.getUptime())));
        System.out.printf("heap      %s%n", usage(memory.getHeapMemoryUsage()));
        System.out.printf("other     %s%n", usage(memory.getNonHeapMemoryUsage()));
        System.out.printf("GC        %s%n", text(collectors));
        System.out.printf("threads   %d%n", ManagementFactory.getThreadMXBean().getThreadCount());
        System.out.printf("processors %d%n", Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "class path %d entries (see %%classpath)%n", call.classPath().size());
        System.out.printf("options   %s%n", String.join("\n          ", runtime.getInputArguments()));
        System.out.println(TO_CHANGE);
        return null;
    }

    private static double uptime(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private static String usage(MemoryUsage usage) {
        return "%s used of %s%s"
                .formatted(
                        mebibytes(usage.getUsed()),
                        mebibytes(usage.getCommitted()),
                        usage.getMax() < 0 ? "" : ", at most " + mebibytes(usage.getMax()));
    }

    private static String mebibytes(long bytes) {
        return "%,d MiB".formatted(bytes >> 20);
    }

    private static String text(List<GarbageCollectorMXBean> collectors) {
        return collectors.stream()
                .map(collector -> "%s: %,d runs, %s"
                        .formatted(
                                collector.getName(),
                                collector.getCollectionCount(),
                                Durations.text(uptime(Math.max(0, collector.getCollectionTime())))))
                .collect(Collectors.joining("; "));
    }
}

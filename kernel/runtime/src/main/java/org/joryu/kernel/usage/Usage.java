package org.joryu.kernel.usage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.joryu.kernel.protocol.UsageReply;
import org.joryu.kernel.protocol.UsageReply.HostMemory;
import org.jspecify.annotations.Nullable;

/// Measures what this process and its machine use. It loads and counts nothing before it is first asked.
/// For one thread.
public final class Usage implements Supplier<UsageReply> {

    private final ProcessorTime processorTime = new ProcessorTime();
    private final NvidiaSmi gpus = new NvidiaSmi("nvidia-smi");
    private @Nullable String hostname;

    @Override
    public UsageReply get() {
        var processes = Processes.ofThisKernel();
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new UsageReply(
                hostname(),
                ProcessHandle.current().pid(),
                processorTime.percent(processes.all()),
                processes.memory(),
                Runtime.getRuntime().availableProcessors(),
                percent(system.getCpuLoad()),
                memory(system),
                gpus.query());
    }

    /// Nothing for "not known", which is a negative number, and for the 0 of the first time, which says the same.
    private static OptionalDouble percent(double load) {
        return load > 0 ? OptionalDouble.of(Math.round(load * 1000) / 10.0) : OptionalDouble.empty();
    }

    private static HostMemory memory(OperatingSystemMXBean system) {
        long total = system.getTotalMemorySize();
        long free = system.getFreeMemorySize();
        return MemoryInformation.ofLinux()
                // Where they differ the process is in a container, whose limits the JVM knows and Linux does not tell.
                .filter(linux -> linux.total() == total)
                .orElseGet(() -> new HostMemory(total, free, free));
    }

    private String hostname() {
        if (hostname == null) {
            try {
                hostname = InetAddress.getLocalHost().getHostName();
            } catch (UnknownHostException unnamed) {
                hostname = "localhost";
            }
        }
        return hostname;
    }
}

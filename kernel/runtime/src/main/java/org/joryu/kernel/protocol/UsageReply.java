package org.joryu.kernel.protocol;

import java.util.List;
import java.util.OptionalDouble;

/// What the kernel and its machine use. Not in the specification: ipykernel's, and what JupyterLab shows
/// in its panel of the kernel's usage. Memory in bytes.
///
/// @param kernelCpu percent of one processor, of the kernel and its child processes, since last asked
/// @param kernelMemory of the kernel and its child processes; shared pages count in part, where that is known
/// @param cpuCount processors that the kernel may use
/// @param hostCpuPercent percent of all processors, where it is known
/// @param gpus of NVIDIA, where there are some
public record UsageReply(
        String hostname,
        long pid,
        double kernelCpu,
        long kernelMemory,
        int cpuCount,
        OptionalDouble hostCpuPercent,
        HostMemory hostMemory,
        List<Gpu> gpus)
        implements Reply {

    public UsageReply {
        gpus = List.copyOf(gpus);
    }

    @Override
    public String messageType() {
        return "usage_reply";
    }

    @Override
    public String status() {
        return "ok";
    }

    /// The memory of the machine, or of the container that the kernel is confined to.
    ///
    /// @param available what could be had, were caches dropped
    /// @param free what nobody uses, not even for caches
    public record HostMemory(long total, long available, long free) {}

    /// One GPU; its memory is that of all who use it.
    public record Gpu(String name, long memoryUsed, long memoryTotal) {}
}

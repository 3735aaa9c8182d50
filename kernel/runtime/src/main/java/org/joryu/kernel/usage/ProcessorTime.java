package org.joryu.kernel.usage;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// How busy processes have been since last asked; the first time, since they were started.
final class ProcessorTime {

    private Map<Long, Duration> before = Map.of();
    private long measuredAt;

    /// Percent of one processor, so more than 100 where several are kept busy.
    double percent(List<ProcessHandle> processes) {
        long now = System.nanoTime();
        var used = processes.stream()
                .collect(Collectors.toMap(
                        ProcessHandle::pid,
                        process -> process.info().totalCpuDuration().orElse(Duration.ZERO)));
        long worked = used.entrySet().stream()
                .mapToLong(process -> process.getValue()
                        .minus(before.getOrDefault(process.getKey(), Duration.ZERO))
                        .toNanos())
                .sum();
        long passed = before.isEmpty() ? sinceStart() : now - measuredAt;
        before = used;
        measuredAt = now;
        // Less than nothing, where a new process has the id of an old one.
        return Math.max(0, Math.round(1000.0 * worked / Math.max(1, passed)) / 10.0);
    }

    private static long sinceStart() {
        return TimeUnit.MILLISECONDS.toNanos(
                ManagementFactory.getRuntimeMXBean().getUptime());
    }
}

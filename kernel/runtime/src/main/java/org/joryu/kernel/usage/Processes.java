package org.joryu.kernel.usage;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;

/// This process and those that it started: a cell may do its work in another.
record Processes(List<ProcessHandle> all) {

    static Processes ofThisKernel() {
        var self = ProcessHandle.current();
        return new Processes(Stream.concat(Stream.of(self), self.descendants()).toList());
    }

    /// The memory of all, in bytes. Where the system does not tell (it must be asked by a native call anywhere but
    /// on Linux), what the JVM has committed: without native libraries and child processes.
    long memory() {
        return MemoryInformation.ofProcess(ProcessHandle.current().pid()).isPresent()
                ? all.stream()
                        .mapToLong(process ->
                                MemoryInformation.ofProcess(process.pid()).orElse(0L))
                        .sum()
                : committed();
    }

    private static long committed() {
        var memory = ManagementFactory.getMemoryMXBean();
        return memory.getHeapMemoryUsage().getCommitted()
                + memory.getNonHeapMemoryUsage().getCommitted();
    }
}

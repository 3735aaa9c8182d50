package org.joryu.distill.train;

import ai.djl.Device;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.joryu.distill.model.Torch;

/// How much memory of a device the rows of a training, and the logits of its teacher, may take for as long as it runs.
final class Room {

    /// What a test says instead, in bytes.
    static final ScopedValue<Long> GIVEN = ScopedValue.newInstance();

    private static final long LOGITS = 256L << 20;

    private Room() {}

    /// 256 MB: logits that lie in a file are looked up ahead of time, and cost a step next to nothing.
    static long forLogits() {
        return GIVEN.orElse(LOGITS);
    }

    /// A half of what is free of a GPU's memory, a quarter of the memory that this process may use on a CPU:
    /// the rest is for weights, for what a step allocates, and on a CPU for the rows where they came from.
    ///
    /// @return bytes; all there are where nobody tells
    static long forRows(Device device) {
        if (GIVEN.isBound()) {
            return GIVEN.get();
        }
        return device.isGpu()
                ? Torch.gpuMemory(Torch.name(device))
                        .map(memory -> (memory.total() - memory.used()) / 2)
                        .orElse(Long.MAX_VALUE)
                : physical() / 4;
    }

    /// Of the machine, or what a container leaves of it. Asked by name: the interface that has it is not
    /// part of Java.
    private static long physical() {
        try {
            var system = new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME);
            var bytes = ManagementFactory.getPlatformMBeanServer().getAttribute(system, "TotalMemorySize");
            return bytes instanceof Long number ? number : Long.MAX_VALUE;
        } catch (JMException untold) {
            return Long.MAX_VALUE;
        }
    }
}

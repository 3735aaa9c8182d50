package org.joryu.kernel.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.joryu.kernel.protocol.UsageReply.Gpu;
import org.joryu.kernel.protocol.UsageReply.HostMemory;
import org.junit.jupiter.api.Test;

class UsageTests {

    @Test
    void measures_this_process_and_its_machine() {
        var usage = new Usage().get();
        assertThat(usage.pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(usage.hostname()).isNotBlank();
        assertThat(usage.cpuCount()).isPositive();
        assertThat(usage.kernelCpu()).isNotNegative();
        assertThat(usage.kernelMemory()).isBetween(1L << 20, usage.hostMemory().total());
        assertThat(usage.hostMemory().available())
                .isBetween(0L, usage.hostMemory().total());
    }

    @Test
    void knows_what_could_be_had_on_linux() {
        assertThat(MemoryInformation.memory(List.of(
                        "MemTotal:       16384 kB",
                        "MemFree:         1024 kB",
                        "MemAvailable:    8192 kB",
                        "HugePages_Total:       0")))
                .contains(new HostMemory(16 << 20, 8 << 20, 1 << 20));
        assertThat(MemoryInformation.memory(List.of("MemTotal: 16384 kB"))).isEmpty();
    }

    @Test
    void reads_the_gpus_and_leaves_out_what_does_not_tell_its_memory() {
        assertThat(NvidiaSmi.gpus("""
                        NVIDIA H100 80GB HBM3, 4, 81559
                        NVIDIA GB10, [N/A], [N/A]
                        """)).containsExactly(new Gpu("NVIDIA H100 80GB HBM3", 4L << 20, 81559L << 20));
    }

    @Test
    void has_no_gpus_where_nobody_knows_of_any() {
        assertThat(new NvidiaSmi("no-such-command-anywhere").query()).isEmpty();
    }
}

package org.joryu.distill.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.joryu.distill.model.Bfloat16.Support;
import org.junit.jupiter.api.Test;

class Bfloat16Tests {

    private static final String BROADWELL = """
            processor	: 0
            vendor_id	: GenuineIntel
            flags		: fpu vme sse4_2 avx2 rdseed
            bugs		: spectre_v1

            processor	: 1
            flags		: fpu vme sse4_2 avx2 rdseed
            """;

    @Test
    void linux_names_the_instructions_of_a_cpu() {
        assertThat(Bfloat16.ofCpu(BROADWELL))
                .isEqualTo(new Bfloat16("this CPU", Support.BY_F32, "no avx512_bf16 or amx_bf16"))
                .hasToString("by way of f32 (no avx512_bf16 or amx_bf16)");
        assertThat(Bfloat16.ofCpu(BROADWELL.replace("avx2", "avx2 avx512f avx512_bf16 amx_bf16 amx_tile")))
                .hasToString("by itself (avx512_bf16, amx_bf16)");
        assertThat(Bfloat16.ofCpu("processor\t: 0\nFeatures\t: fp asimd sve bf16 i8mm\n"))
                .hasToString("by itself (bf16)");
    }

    @Test
    void a_name_that_only_begins_alike_is_another_instruction() {
        assertThat(Bfloat16.ofCpu(BROADWELL.replace("avx2", "avx512_bf16x svebf16"))
                        .support())
                .isEqualTo(Support.BY_F32);
    }

    @Test
    void of_another_system_nobody_knows_and_nobody_is_warned() {
        assertThat(Bfloat16.ofCpu("")).hasToString("unknown (its instructions are unknown)");
        assertThat(Bfloat16.ofCpu("").notice()).isEmpty();
    }

    @Test
    void gpus_have_it_from_compute_capability_8_on() {
        assertThat(Bfloat16.ofGpu("gpu(0)", "80")).hasToString("by itself (compute capability 8.0)");
        assertThat(Bfloat16.ofGpu("gpu(0)", "120")).hasToString("by itself (compute capability 12.0)");
        assertThat(Bfloat16.ofGpu("gpu(1)", "75").notice())
                .contains(
                        "gpu(1) has no arithmetic for bf16 (compute capability 7.5), so steps in bf16 take longer than"
                                + " in f32 and save nothing: leave out precision(BF16) unless its accuracy is what you want to"
                                + " know");
    }

    @Test
    void only_who_has_no_arithmetic_is_told_so() {
        assertThat(Bfloat16.ofCpu(BROADWELL).notice().orElseThrow())
                .startsWith("this CPU has no arithmetic for bf16 (no avx512_bf16 or amx_bf16), so steps in bf16");
        assertThat(Bfloat16.ofCpu(BROADWELL.replace("avx2", "amx_bf16")).notice())
                .isEmpty();
        assertThat(Bfloat16.ofGpu("gpu(0)", "90").notice()).isEmpty();
    }
}

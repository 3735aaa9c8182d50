package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Help.Ansi;

class DoctorTests {

    private static final List<Check.Result> RESULTS = List.of(
            new Check.Result("Java", new Fine("25")),
            new Check.Result("GPU", new Warning("is not used", "./joryu gpu")),
            new Check.Result(
                    "libtorch",
                    new Problem("does not start: " + "long ".repeat(30).strip(), "delete it")));

    @TempDir
    Path folder;

    @Test
    void tells_people_the_verdict_what_was_found_and_what_to_do() {
        var text = new DoctorText(Ansi.OFF);

        assertThat(text.lines(RESULTS.getFirst())).isEqualTo("ok       Java         25");
        assertThat(text.lines(RESULTS.get(1)))
                .isEqualTo("warning  GPU          is not used\n                      → ./joryu gpu");
        assertThat(text.lines(RESULTS.get(2)).lines())
                .hasSize(4)
                .allMatch(line -> line.length() <= 100)
                .first()
                .asString()
                .startsWith("PROBLEM  libtorch     does not start: long");
        assertThat(text.sum(RESULTS)).isEqualTo("1 problem, 1 warning.");
        assertThat(text.sum(RESULTS.subList(0, 1))).isEqualTo("All is well.");
    }

    @Test
    void tells_programs_the_same_as_json() {
        var checks =
                JsonParser.parseString(DoctorJson.of(RESULTS)).getAsJsonObject().getAsJsonArray("checks");

        assertThat(checks.get(0).toString()).isEqualTo("{\"name\":\"Java\",\"result\":\"ok\",\"found\":\"25\"}");
        assertThat(checks.get(1).toString())
                .isEqualTo(
                        "{\"name\":\"GPU\",\"result\":\"warning\",\"found\":\"is not used\",\"remedy\":\"./joryu gpu\"}");
        assertThat(checks.get(2).getAsJsonObject().get("result").getAsString()).isEqualTo("problem");
    }

    @Test
    void a_check_that_fails_is_a_problem_and_keeps_no_other_from_being_made() {
        var check = new Check("disk", () -> {
            throw new IllegalStateException("no such disk");
        });

        assertThat(check.make().finding())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.found()).contains("no such disk"));
    }

    @Test
    void tells_where_libtorch_will_be_unpacked_and_whether_there_is_room() throws IOException {
        var natives = folder.resolve("not there yet").resolve("pytorch");

        assertThat(MachineChecks.disk(natives).found()).contains(natives + ", where libtorch will be unpacked");

        var unpacked = Files.createDirectories(natives.resolve("2.7.1-cpu"));
        Files.createFile(unpacked.resolve(System.mapLibraryName("torch")));
        assertThat(MachineChecks.disk(natives).found()).endsWith("where libtorch is unpacked");
    }

    @Test
    void names_a_kernel_that_starts_what_has_gone_or_has_other_settings() {
        var java = Kernelspec.javaCommand();
        var settings = new GpuSettings(folder.resolve("torch"), "cu128", List.of());
        var kernel = new InstalledKernel(folder.resolve("kernels").resolve("joryu"));
        new Kernelspec(java, new Distribution(folder), Optional.empty()).installInto(kernel.folder());

        assertThat(new KernelsCheck(List.of(kernel), Optional.empty())
                        .check()
                        .make()
                        .finding())
                .isEqualTo(new Fine(kernel.folder().toString()));
        assertThat(new KernelsCheck(List.of(kernel), Optional.of(settings))
                        .check()
                        .make()
                        .finding())
                .isInstanceOf(Warning.class);

        new Kernelspec(java, new Distribution(folder.resolve("gone")), Optional.empty()).installInto(kernel.folder());
        assertThat(new KernelsCheck(List.of(kernel), Optional.empty())
                        .check()
                        .make()
                        .finding())
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.found()).contains(folder.resolve("gone") + ", which is not there"));
    }

    @Test
    void installed_kernels_are_found_and_take_and_lose_the_settings_of_the_gpu() {
        var prefix = folder.resolve("my venv");
        var settings = new GpuSettings(folder.resolve("torch"), "cu128", List.of(folder.resolve("cuda")));
        var kernelspec = new Kernelspec(Path.of("java"), new Distribution(folder), Optional.empty());
        kernelspec.installInto(KernelspecFolder.inPrefix(prefix));
        var kernels = InstalledKernel.find(Map.of("VIRTUAL_ENV", prefix.toString()), folder, List.of());

        var kernel = kernels.stream()
                .filter(k -> k.folder().startsWith(prefix))
                .findFirst()
                .orElseThrow();

        assertThat(kernel.setGpu(Optional.of(settings))).isTrue();
        assertThat(kernel.setGpu(Optional.of(settings))).isFalse();
        assertThat(kernel.environment())
                .containsAllEntriesOf(settings.forKernels())
                .containsAllEntriesOf(JavaFlags.ENVIRONMENT);
        assertThat(kernel.setGpu(Optional.empty())).isTrue();
        assertThat(kernel.folder().resolve("kernel.json")).hasContent(kernelspec.json());
    }
}

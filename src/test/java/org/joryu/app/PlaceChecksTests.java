package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.joryu.app.Finding.Fine;
import org.joryu.app.Finding.Problem;
import org.joryu.app.Finding.Warning;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `joryu doctor` says of jars, folders, ports and Jupyter.
class PlaceChecksTests {

    @TempDir
    Path folder;

    private Distribution distribution;

    @BeforeEach
    void distribution() throws IOException {
        distribution = new Distribution(folder.resolve("joryu"));
        jar("app/gson-2.15.0.jar");
        jar("app/joryu-kernel-0.1.0-SNAPSHOT.jar");
        jar("notebook/gson-2.13.2.jar");
        jar("notebook/pytorch-jni-2.7.1-0.36.0.jar");
        jar("notebook/netty-1.0-linux-x86_64.jar");
        jar("notebook/netty-1.0.jar");
    }

    private Path jar(String name) throws IOException {
        var jar = distribution.home().resolve(name);
        Files.createDirectories(jar.getParent());
        try (OutputStream file = Files.newOutputStream(jar);
                var content = new JarOutputStream(file)) {
            content.putNextEntry(new JarEntry("a.txt"));
        }
        return jar;
    }

    @Test
    void jars_are_fine_where_each_library_is_there_once_for_the_kernel_and_once_for_cells() {
        assertThat(find(new ClassPathCheck(distribution).check()))
                .isEqualTo(new Fine("2 jars of the kernel and 4 of the notebook in " + distribution.home()));
    }

    @Test
    void an_older_build_s_jar_and_a_damaged_one_are_problems() throws IOException {
        jar("app/gson-2.14.0.jar");
        Files.writeString(jar("notebook/arrow-vector-19.0.0.jar"), "half");

        assertThat(find(new ClassPathCheck(distribution).check()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.found())
                                .contains(
                                        "gson-2.14.0.jar and gson-2.15.0.jar are the same library",
                                        "arrow-vector-19.0.0.jar is damaged"));
    }

    @Test
    void folders_that_cannot_be_written_are_told_with_the_variable_that_names_another() throws IOException {
        var closed = Files.writeString(folder.resolve("closed"), "a file, in which no folder can be made");
        var open = new FoldersCheck.Purpose("runs", folder.resolve("to be made/later"), "JORYU_RUNS");

        assertThat(find(new FoldersCheck(List.of(open)).check()))
                .isEqualTo(new Fine("all can be written: " + open.folder()));
        assertThat(find(new FoldersCheck(List.of(
                                open, new FoldersCheck.Purpose("caches", closed.resolve("x"), "XDG_CACHE_HOME")))
                        .check()))
                .isEqualTo(new Warning(
                        "caches cannot be kept in %s, which cannot be written".formatted(closed.resolve("x")),
                        "let XDG_CACHE_HOME name a folder that can be written"));
        assertThat(folder.resolve("to be made")).doesNotExist();
    }

    @Test
    void ports_of_this_machine_can_be_listened_on() {
        assertThat(find(PortsCheck.check())).isInstanceOf(Fine.class);
    }

    /// A program that answers as `jupyter kernelspec list --json` does.
    @Test
    void a_jupyter_that_does_not_see_the_kernel_is_told() throws IOException {
        var bin = Files.createDirectories(folder.resolve("my venv/bin"));
        var jupyter =
                Files.writeString(bin.resolve("jupyter"), "#!/bin/sh\necho '{\"kernelspecs\": {\"python3\": {}}}'\n");
        assertThat(jupyter.toFile().setExecutable(true)).isTrue();
        var check = new JupyterCheck(Map.of("PATH", bin.toString()), List.of()).check();

        assertThat(find(check))
                .isEqualTo(
                        new Warning(
                                jupyter + " does not see the kernel",
                                "./joryu install makes the kernel known, with --sys-prefix or --prefix to one environment alone"));

        Files.writeString(jupyter, "#!/bin/sh\necho '{\"kernelspecs\": {\"joryu\": {}}}'\n");
        assertThat(find(check)).isEqualTo(new Fine(jupyter + " sees the kernel"));
        assertThat(find(new JupyterCheck(Map.of("PATH", folder.toString()), List.of()).check()))
                .isEqualTo(new Fine("none on the PATH: ./joryu lab brings one, ./joryu run needs none"));
    }

    private static Finding find(Check check) {
        return check.make().finding();
    }
}

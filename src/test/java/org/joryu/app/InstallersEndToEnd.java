package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people install, in places that are as awkward as theirs: blanks and letters beyond ASCII in every path, a home
/// that
/// is new, no network for libtorch.
class InstallersEndToEnd {

    private static final Path TARGET = Product.ROOT.resolve("src/target");

    @TempDir
    Path temporary;

    @Test
    @Tag("slow")
    void the_wheel_works_with_all_clients_and_leaves_with_pip() throws IOException, InterruptedException {
        var environment = new PythonEnvironment(TARGET.resolve("installed/a venv of Zoë"));
        environment.ensure(
                Files.readString(Product.ROOT.resolve("src/test/python/installed-requirements.txt")),
                System.out::println);
        var wheel = onlyFile("*.whl");
        pip(environment, "install", "--force-reinstall", "--no-deps", wheel.toString());
        pip(environment, "check");

        var variables = freshHome();
        variables.put("JORYU_NATIVES", natives().toString());
        var command = List.of(
                environment.python().toString(),
                Product.ROOT.resolve("src/test/python/check_installed.py").toString());
        var checks = Processes.run(folder("where notebooks äre"), command, variables);
        assertThat(checks.exitCode()).as(checks.output()).isZero();

        var doctor = Processes.run(
                temporary, List.of(command(environment, "joryu").toString(), "doctor", "--json"), variables);
        assertThat(doctor.exitCode()).as(doctor.output()).isZero();
        assertThat(doctor.output()).contains("sees the kernel").doesNotContain("./joryu");

        pip(environment, "uninstall", "--yes", "joryu");
        assertThat(environment.folder().resolve("share/jupyter/kernels/joryu")).doesNotExist();
        try (var left = Files.walk(environment.folder())) {
            assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("joryu", "launch.txt");
        }
    }

    @Test
    @Tag("slow")
    void the_jar_installs_runs_and_removes_itself() throws IOException, InterruptedException {
        var jar =
                Files.copy(TARGET.resolve("joryu.jar"), folder("dölles folder").resolve("joryu.jar"));
        var variables = freshHome();
        var home = Path.of(variables.get("HOME"));
        variables.put("JORYU_NATIVES", natives().toString());
        variables.put("JORYU_RUNS", "off");
        Files.copy(Product.ROOT.resolve("notebooks/01-first-distillation.ipynb"), temporary.resolve("first.ipynb"));

        var install = jar(jar, variables, "install");
        assertThat(install.exitCode()).as(install.output()).isZero();
        var kernelspec = home.resolve(".local/share/jupyter/kernels/joryu/kernel.json");
        assertThat(kernelspec)
                .content()
                .contains(
                        "KernelMain",
                        home.resolve(".local/share/joryu/versions").toString());

        var run = jar(jar, variables, "run", "first.ipynb");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("Wrote first.executed.ipynb");

        var uninstall = jar(jar, variables, "uninstall", "--all");
        assertThat(uninstall.exitCode()).as(uninstall.output()).isZero();
        assertThat(kernelspec.getParent()).doesNotExist();
        assertThat(home.resolve(".local/share/joryu")).doesNotExist();
    }

    @Test
    void a_home_that_cannot_be_written_is_told_with_what_to_do() throws IOException, InterruptedException {
        var closed = Files.writeString(temporary.resolve("closed"), "a file, in which no folder can be made");

        var told =
                jar(TARGET.resolve("joryu.jar"), Map.of("HOME", closed.toString(), "XDG_DATA_HOME", ""), "--version");

        assertThat(told.exitCode()).isEqualTo(1);
        assertThat(told.output()).contains("cannot be unpacked to " + closed, "let JORYU_HOME name a folder");
    }

    /// Its own folder, so that nothing is read of whoever runs the test; and nothing to fetch from.
    private Map<String, String> freshHome() throws IOException {
        var home = folder("a new höme");
        var repository = Files.createDirectories(home.resolve(".m2"));
        Files.writeString(
                repository.resolve("settings.xml"),
                "<settings><offline>true</offline><mirrors><mirror><id>none</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:1/</url></mirror></mirrors></settings>");
        var variables = new HashMap<String, String>();
        variables.put("HOME", home.toString());
        for (var name : List.of("XDG_DATA_HOME", "XDG_CACHE_HOME", "JAVA_HOME", "VIRTUAL_ENV", "JUPYTER_PATH")) {
            variables.put(name, "");
        }
        variables.put("JUPYTER_RUNTIME_DIR", folder("runtime").toString());
        return variables;
    }

    private Path natives() {
        return Distribution.current().notebook();
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temporary.resolve(name));
    }

    private static Path onlyFile(String pattern) throws IOException {
        try (var files = Files.newDirectoryStream(TARGET, pattern)) {
            var all = new ArrayList<Path>();
            files.forEach(all::add);
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    private static Path command(PythonEnvironment environment, String name) {
        return environment.python().resolveSibling(name);
    }

    private void pip(PythonEnvironment environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(environment.python().toString(), "-m", "pip"));
        command.addAll(List.of(arguments));
        var ended = Processes.run(temporary, command);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }

    private Processes.Ended jar(Path jar, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command = new ArrayList<>(List.of(java.toString(), "-jar", jar.toString()));
        command.addAll(List.of(arguments));
        var variables = new HashMap<>(environment);
        variables.putIfAbsent("PATH", java.getParent() + File.pathSeparator + System.getenv("PATH"));
        return Processes.run(temporary, command, variables);
    }
}

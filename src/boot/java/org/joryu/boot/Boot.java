package org.joryu.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What `java -jar joryu.jar` starts: puts Joryu where a user's data belong, the first time, and runs its command
/// there,
/// on a JDK that is new enough and with the flags that it needs.
///
/// Written for Java 8, so that an old Java says what is missing instead of an error of its own.
public final class Boot {

    private Boot() {}

    /// Runs the `joryu` command with these arguments, and ends with its exit code.
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        Optional<Path> jdk = Jdk.find();
        if (!jdk.isPresent()) {
            System.err.println("joryu: needs JDK " + Jdk.RELEASE + " or newer, but this is Java "
                    + System.getProperty("java.version") + " in " + System.getProperty("java.home")
                    + ", and there is none in the usual folders: install Temurin " + Jdk.RELEASE
                    + " (https://adoptium.net/temurin/releases/?version=" + Jdk.RELEASE
                    + ") or another whole JDK, and let JAVA_HOME name it");
            return 1;
        }
        try {
            Bundle bundle = Bundle.ofThisJar();
            Path home = bundle.unpacked(Homes.current());
            int exit = run(command(Jdk.java(jdk.get()), home, bundle, arguments), home);
            Homes.removeIfUninstalled(home);
            return exit;
        } catch (IOException e) {
            System.err.println("joryu: cannot be unpacked to " + Homes.current() + ": " + e
                    + ": let JORYU_HOME name a folder that can be written");
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static List<String> command(Path java, Path home, Bundle bundle, String[] arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(Launch.read(home).flags());
        command.add("-XX:AOTCache=" + home.resolve("joryu.aot"));
        command.add("-Djoryu.home=" + home);
        command.add("-Djoryu.unpacked=true");
        command.add("-Djoryu.command=java -jar " + bundle.jar().getFileName());
        command.add("-cp");
        command.add(home.resolve("app").resolve("*").toString());
        command.add("org.joryu.app.Joryu");
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    private static int run(List<String> command, Path home) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(Launch.read(home).environment());
        Process process = builder.start();
        // Who stops this process means the command, which ends in order and writes what there is.
        Thread stop = new Thread(() -> {
            process.destroy();
            waitFor(process);
        });
        Runtime.getRuntime().addShutdownHook(stop);
        int exit = process.waitFor();
        try {
            Runtime.getRuntime().removeShutdownHook(stop);
        } catch (IllegalStateException stopping) {
            // This process is being ended as well.
        }
        return exit;
    }

    private static void waitFor(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.joryu.app;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes a kernel start fast: its classes loaded and linked, and what its methods did in an earlier
/// run, in one file that the JVM maps (JEP 483, 514 and 515).
///
/// It is for the very same Java, flags and jars alone. The JVM silently starts without it where Java or
/// flags differ, but has been seen to take classes from it that were of older jars; so beside it lies a note
/// of what it was made for, and who puts other jars in their place deletes it. Without it a kernel takes
/// 1.3 times as long to be ready, and 1.4 times to have run its first cell.
///
/// @param java the command it is for
/// @param distribution whose jars it is for, and which says where the cache lies
record AotCache(Path java, Distribution distribution) {

    private static final int PATIENCE_S = 120;

    /// For the running Java and Joryu.
    static AotCache current() {
        return new AotCache(Kernelspec.javaCommand(), Distribution.current());
    }

    /// The file that `-XX:AOTCache` names, whether or not there is one.
    Path file() {
        return distribution.cache().resolve("joryu.aot");
    }

    /// Whether it was made for this Java and these jars.
    boolean isCurrent() {
        try {
            return Files.isRegularFile(file()) && Files.readString(note()).equals(madeFor());
        } catch (IOException absent) {
            return false;
        }
    }

    /// Whether it can be made: of its folder, or of the first above it that there is.
    boolean isWritable() {
        for (var folder = distribution.cache(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder)) {
                return Files.isWritable(folder);
            }
        }
        return false;
    }

    /// Makes it in a Java of its own, which takes ten to twenty seconds, unless another process is
    /// making it just now.
    ///
    /// @throws IOException if it cannot be made, with the reason; kernels then start without
    /// @throws InterruptedException if this thread is interrupted meanwhile
    void make() throws IOException, InterruptedException {
        Files.createDirectories(distribution.cache());
        var lock = distribution.cache().resolve("joryu.aot.lock");
        try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var mine = channel.tryLock()) {
            if (mine != null) {
                makeAlone();
            }
        }
    }

    private void makeAlone() throws IOException, InterruptedException {
        var madeFor = madeFor();
        var draft = distribution.cache().resolve("joryu.aot.part");
        var log = distribution.cache().resolve("joryu.aot.log");
        try {
            Files.deleteIfExists(draft);
            rehearse(draft, log);
            Files.deleteIfExists(note());
            Files.move(draft, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            AtomicFile.write(note(), madeFor.getBytes(StandardCharsets.UTF_8));
            Files.deleteIfExists(log);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void rehearse(Path draft, Path log) throws IOException, InterruptedException {
        var command = new ArrayList<>(politely());
        command.add(java.toString());
        command.addAll(JavaFlags.JVM);
        command.add("-XX:AOTCacheOutput=" + draft);
        command.addAll(distribution.properties());
        command.add("-cp");
        command.add(distribution.classPath());
        command.add(RehearsalMain.class.getName());
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File(nullDevice()));
        builder.environment().putAll(JavaFlags.ENVIRONMENT);
        var process = builder.start();
        try {
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IOException("it took more than %d s: see %s".formatted(PATIENCE_S, log));
            }
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.exitValue() != 0 || !Files.isRegularFile(draft)) {
            throw new IOException("Java ended with exit code %d: see %s".formatted(process.exitValue(), log));
        }
    }

    /// Somebody may be working in a notebook meanwhile.
    private static List<String> politely() {
        return Files.isExecutable(Path.of("/usr/bin/nice")) ? List.of("/usr/bin/nice", "-n", "19") : List.of();
    }

    static String nullDevice() {
        return System.getProperty("os.name").startsWith("Windows") ? "NUL" : "/dev/null";
    }

    private Path note() {
        return distribution.cache().resolve("joryu.aot.for");
    }

    /// Java's build, the flags, and the jars by size and time.
    private String madeFor() throws IOException {
        try (var jars = Files.list(distribution.app())) {
            var facts = Stream.concat(
                            Stream.of(
                                    java.toString(),
                                    System.getProperty("java.vm.version"),
                                    System.getProperty("os.arch"),
                                    String.join(" ", JavaFlags.JVM)),
                            jars.sorted().map(AotCache::identity))
                    .collect(Collectors.joining("\n"));
            var digest = MessageDigest.getInstance("SHA-256").digest(facts.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String identity(Path jar) {
        var file = jar.toFile();
        return file + " " + file.length() + " " + file.lastModified();
    }
}

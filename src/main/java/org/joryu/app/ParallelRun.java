package org.joryu.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Runs several notebooks, each by a `joryu run` in a process of its own: libtorch, the standard streams and the
/// interpreter are one to a process.
final class ParallelRun {

    private static final long PATIENCE_SECONDS = 30;

    private final int jobs;
    private final List<String> options;
    private final Consumer<? super RunEvent> listener;
    private final ConcurrentMap<Path, Process> running = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /// @param jobs how many at once
    /// @param options what each is given beside its notebook and where to write it
    /// @param listener told of all that happens, by one thread at a time
    ParallelRun(int jobs, List<String> options, Consumer<? super RunEvent> listener) {
        this.jobs = jobs;
        this.options = options;
        this.listener = listener;
    }

    /// Runs them to their ends, of which it returns the worst.
    ///
    /// @param targets for each notebook where it is written
    RunStatus execute(Map<Path, Path> targets) {
        var told = new CountDownLatch(1);
        var hook = new Thread(() -> stop(told));
        Runtime.getRuntime().addShutdownHook(hook);
        try (var workers = Executors.newFixedThreadPool(jobs)) {
            var ends = targets.entrySet().stream()
                    .map(entry -> workers.submit(() -> run(entry.getKey(), entry.getValue())))
                    .toList();
            var worst = RunStatus.OK;
            for (var end : ends) {
                worst = worst.orWorse(end.get());
            }
            return worst;
        } catch (ExecutionException failure) {
            throw new UserError("cannot start a process for a notebook: " + failure.getCause(), failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RunStatus.INTERRUPTED;
        } finally {
            told.countDown();
            if (!stopped) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }

    /// Not only Ctrl-C at a terminal, which reaches all of them, is to stop them in order.
    private void stop(CountDownLatch told) {
        stopped = true;
        // Process.destroy would close what is still to be read.
        running.values().forEach(process -> process.toHandle().destroy());
        try {
            told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunStatus run(Path notebook, Path target) throws IOException, InterruptedException {
        if (stopped) {
            return RunStatus.INTERRUPTED;
        }
        var process = start(notebook, target);
        running.put(notebook, process);
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            if (stopped) {
                process.toHandle().destroy();
            }
            RunStatus status = null;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var event = RunEventJson.read(line).orElse(new RunEvent.Warning(notebook.toString(), line));
                tell(event);
                if (event instanceof RunEvent.NotebookEnd end) {
                    status = end.status();
                }
            }
            int exitCode = process.waitFor();
            return status == null ? unexpected(notebook, exitCode) : status;
        } finally {
            running.remove(notebook);
            process.destroy();
        }
    }

    /// A library may end its process.
    private RunStatus unexpected(Path notebook, int exitCode) {
        var status = stopped ? RunStatus.INTERRUPTED : RunStatus.FAILED;
        tell(new RunEvent.Warning(notebook.toString(), "its Java ended with exit code " + exitCode));
        tell(new RunEvent.NotebookEnd(notebook.toString(), status, 0, null, null));
        return status;
    }

    private Process start(Path notebook, Path target) throws IOException {
        var distribution = Distribution.current();
        var java = Kernelspec.javaCommand();
        var command = new ArrayList<String>();
        command.add(java.toString());
        command.addAll(JavaFlags.JVM);
        command.add("-XX:AOTCache=" + new AotCache(java, distribution).file());
        command.addAll(distribution.properties());
        command.add("-Dstdout.encoding=UTF-8");
        command.addAll(List.of("-cp", distribution.classPath(), Joryu.class.getName(), "run", "--progress", "json"));
        command.addAll(options);
        command.addAll(List.of("-o", target.toString(), "--", notebook.toString()));
        var builder = new ProcessBuilder(command)
                .redirectInput(new File(AotCache.nullDevice()))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(JavaFlags.ENVIRONMENT);
        return builder.start();
    }

    private synchronized void tell(RunEvent event) {
        listener.accept(event);
    }
}

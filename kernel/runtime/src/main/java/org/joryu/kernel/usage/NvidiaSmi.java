package org.joryu.kernel.usage;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.joryu.kernel.protocol.UsageReply.Gpu;

/// Asks NVIDIA's own tool about the GPUs. Where there is none, or it does not answer, there are no GPUs, and it is
/// not asked again.
final class NvidiaSmi {

    private static final System.Logger LOGGER = System.getLogger(NvidiaSmi.class.getName());
    private static final long PATIENCE_S = 5;
    private static final long MIB = 1 << 20;
    private static final Pattern LINE = Pattern.compile("(.+), (\\d+), (\\d+)");

    private final String command;
    private boolean useless;

    NvidiaSmi(String command) {
        this.command = command;
    }

    List<Gpu> query() {
        if (useless) {
            return List.of();
        }
        var gpus = ask();
        useless = gpus.isEmpty();
        return gpus;
    }

    private List<Gpu> ask() {
        try {
            var process = new ProcessBuilder(
                            command, "--query-gpu=name,memory.used,memory.total", "--format=csv,noheader,nounits")
                    .redirectErrorStream(true)
                    .start();
            try (var output = process.getInputStream()) {
                // What it says fits into the pipe, so it need not be read before the end.
                if (process.waitFor(PATIENCE_S, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return gpus(new String(output.readAllBytes(), StandardCharsets.UTF_8));
                }
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException absent) {
            LOGGER.log(Level.DEBUG, "no GPU usage: {0}", absent.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }

    /// One line a GPU: name, MiB used, MiB in all. One that does not tell its memory is left out.
    static List<Gpu> gpus(String csv) {
        return csv.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Gpu(
                        line.group(1), MIB * Long.parseLong(line.group(2)), MIB * Long.parseLong(line.group(3))))
                .toList();
    }
}

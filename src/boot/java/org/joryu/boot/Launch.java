package org.joryu.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How a Java that runs Joryu is started: `launch.txt` of the distribution has a flag (`jvm ...`) or a variable
/// (`env NAME=VALUE`) in each line.
final class Launch {

    private final List<String> flags = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();

    private Launch(List<String> lines) {
        for (String line : lines) {
            String value = line.substring(line.indexOf(' ') + 1);
            if (line.startsWith("jvm ")) {
                flags.add(value);
            } else if (line.startsWith("env ")) {
                int equals = value.indexOf('=');
                environment.put(value.substring(0, equals), value.substring(equals + 1));
            }
        }
    }

    static Launch read(Path home) throws IOException {
        return new Launch(Files.readAllLines(home.resolve("launch.txt"), StandardCharsets.UTF_8));
    }

    List<String> flags() {
        return flags;
    }

    Map<String, String> environment() {
        return environment;
    }
}

package org.joryu.kernel.magic;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/// The environment of processes that magics start: the kernel's own, which no Java can change, with
/// what the notebook has changed. Code in cells sees the kernel's own by `System.getenv`.
final class Environment {

    private final Map<String, String> variables = new ConcurrentHashMap<>(System.getenv());

    Map<String, String> variables() {
        return Collections.unmodifiableMap(new TreeMap<>(variables));
    }

    void set(String name, String value) {
        variables.put(name, value);
    }

    void remove(String name) {
        variables.remove(name);
    }
}

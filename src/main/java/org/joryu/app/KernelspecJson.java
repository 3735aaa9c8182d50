package org.joryu.app;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The text of `kernel.json`, of whatever starts the kernel (jupyter_client, "Kernel specs").
public final class KernelspecJson {

    /// What lies beside it.
    public static final List<String> LOGOS = List.of("logo-32x32.png", "logo-64x64.png", "logo-svg.svg");

    /// The argument by which the Python package's kernelspec is told.
    static final String PYTHON_MODULE = "joryu.kernel";

    private KernelspecJson() {}

    /// That of the Python package. Jupyter puts its own Python in the place of the first word; the package finds Java,
    /// and sets the environment.
    public static String ofPythonPackage() {
        return text("Java (Joryu)", List.of("python", "-m", PYTHON_MODULE, "{connection_file}"), new TreeMap<>());
    }

    /// @param displayName what people choose
    /// @param argv the words that start the kernel
    /// @param environment variables beside the front end's own
    static String text(String displayName, List<String> argv, SequencedMap<String, String> environment) {
        var json = new JsonObject();
        var arguments = new JsonArray();
        argv.forEach(arguments::add);
        json.add("argv", arguments);
        json.addProperty("display_name", displayName);
        json.addProperty("language", "java");
        json.addProperty("interrupt_mode", "message");
        json.addProperty("kernel_protocol_version", "5.5");
        var env = new JsonObject();
        environment.forEach(env::addProperty);
        json.add("env", env);
        var metadata = new JsonObject();
        metadata.addProperty("debugger", false);
        var encryption = new JsonArray();
        encryption.add("curve");
        metadata.add("supported_encryption", encryption);
        json.add("metadata", metadata);
        return new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
    }
}

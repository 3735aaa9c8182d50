package org.joryu.app.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// The wheel that pip installs ("Binary distribution format", packaging.python.org): the distribution and the launcher
/// in
/// one Python package, and the kernelspec where Jupyter looks.
///
/// @param version Maven's
/// @param contents the distribution
/// @param launcher the folder with the Python package
/// @param kernelspec the folder with the logos
/// @param readme what the package index shows, Markdown
record Wheel(String version, Contents contents, Path launcher, SequencedMap<String, byte[]> kernelspec, String readme) {

    private static final String NAME = "joryu";

    /// {@return the file's name, which pip reads}
    String fileName() {
        return "%s-%s-py3-none-any.whl".formatted(NAME, pythonVersion(version));
    }

    /// A snapshot is a development release, which pip takes only where it is told to (PEP 440).
    static String pythonVersion(String version) {
        return version.replace("-SNAPSHOT", ".dev0").replaceFirst("-(alpha|beta|rc)\\.?(\\d+)", "$1$2");
    }

    void write(Path target, TimelessZip zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        Contents.files(launcher).forEach((name, bytes) -> {
            if (name.endsWith(".py")) {
                files.put(name, bytes);
            }
        });
        contents.files().forEach((name, bytes) -> files.put("joryu/home/" + name, bytes));
        var distribution = "%s-%s".formatted(NAME, pythonVersion(version));
        kernelspec.forEach(
                (name, bytes) -> files.put(distribution + ".data/data/share/jupyter/kernels/joryu/" + name, bytes));
        var information = distribution + ".dist-info/";
        files.put(information + "METADATA", utf8(metadata()));
        files.put(information + "WHEEL", utf8("""
                Wheel-Version: 1.0
                Generator: joryu
                Root-Is-Purelib: true
                Tag: py3-none-any
                """));
        files.put(information + "entry_points.txt", utf8("""
                [console_scripts]
                joryu = joryu.__main__:main

                [papermill.engine]
                joryu = joryu.papermill_engine:Engine
                """));
        files.put(information + "RECORD", utf8(record(files, information)));
        zip.write(target, files);
    }

    private String metadata() {
        return """
                Metadata-Version: 2.4
                Name: %s
                Version: %s
                Summary: A Java kernel for Jupyter, and a language for knowledge distillation in it
                License-Expression: Apache-2.0
                Keywords: jupyter,kernel,java,jshell,knowledge distillation,djl
                Classifier: Framework :: Jupyter
                Classifier: Programming Language :: Java
                Classifier: Topic :: Scientific/Engineering :: Artificial Intelligence
                Requires-Python: >=3.10
                Provides-Extra: lab
                Requires-Dist: jupyterlab>=4; extra == 'lab'
                Description-Content-Type: text/markdown

                %s""".formatted(NAME, pythonVersion(version), readme);
    }

    private static String record(SequencedMap<String, byte[]> files, String information) {
        var lines = new StringBuilder();
        var base64 = Base64.getUrlEncoder().withoutPadding();
        files.forEach((name, bytes) -> lines.append("%s,sha256=%s,%d\n"
                .formatted(name, base64.encodeToString(Contents.sha256().digest(bytes)), bytes.length)));
        return lines + information + "RECORD,,\n";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.joryu.app.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import org.joryu.app.KernelspecJson;

/// Makes `joryu.jar` and the wheel, called by the build.
final class PackagingMain {

    private PackagingMain() {}

    /// Makes both.
    ///
    /// @param arguments the build folder of this module, its base folder, the version, and the time that files get
    public static void main(String... arguments) throws IOException {
        var target = Path.of(arguments[0]);
        var module = Path.of(arguments[1]);
        var version = arguments[2];
        var zip = new TimelessZip(Instant.parse(arguments[3]));
        var contents = Contents.of(target.resolve("joryu"));

        new StandaloneJar(version, contents, target.resolve("boot-classes")).write(target.resolve("joryu.jar"), zip);

        var kernelspec = new TreeMap<String, byte[]>();
        for (var logo : KernelspecJson.LOGOS) {
            kernelspec.put(logo, Files.readAllBytes(module.resolve("dist").resolve(logo)));
        }
        kernelspec.put("kernel.json", KernelspecJson.ofPythonPackage().getBytes(StandardCharsets.UTF_8));
        var readme = Files.readString(module.resolve("dist").resolve("python").resolve("README.md"));
        var wheel = new Wheel(version, contents, module.resolve("dist").resolve("python"), kernelspec, readme);
        wheel.write(target.resolve(wheel.fileName()), zip);
    }
}

package org.joryu.app.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/// `joryu.jar`: what `java -jar` and jbang run, with the distribution inside it.
///
/// @param version Maven's
/// @param contents the distribution
/// @param boot the folder of the classes that unpack and start it
record StandaloneJar(String version, Contents contents, Path boot) {

    void write(Path target, TimelessZip zip) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("META-INF/MANIFEST.MF", manifest());
        files.putAll(Contents.files(boot));
        contents.files().forEach((name, bytes) -> files.put("joryu/" + name, bytes));
        zip.write(target, files);
    }

    private byte[] manifest() throws IOException {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(Attributes.Name.MAIN_CLASS, "org.joryu.boot.Boot");
        attributes.put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        // What jbang runs it with, and fetches where there is none.
        attributes.putValue("Build-Jdk", "25");
        // The folder that it is unpacked to: another build has another.
        attributes.putValue("Joryu-Identity", version + "-" + contents.digest());
        var bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }
}

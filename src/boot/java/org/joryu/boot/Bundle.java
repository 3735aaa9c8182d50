package org.joryu.boot;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.UUID;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/// The jar that this code came in, and the Joryu inside it: all below `joryu/`.
final class Bundle {

    private static final String CONTENTS = "joryu/";

    private final Path jar;
    private final String identity;

    private Bundle(Path jar, String identity) {
        this.jar = jar;
        this.identity = identity;
    }

    static Bundle ofThisJar() throws IOException {
        try {
            Path jar = Paths.get(Bundle.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            try (JarFile file = new JarFile(jar.toFile())) {
                String identity = file.getManifest().getMainAttributes().getValue("Joryu-Identity");
                return new Bundle(jar, identity);
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    Path jar() {
        return jar;
    }

    /// Unpacks it below a folder, unless it has been before.
    ///
    /// @return the folder of this very build
    Path unpacked(Path homes) throws IOException {
        Path home = homes.resolve(identity);
        if (Files.isDirectory(home)) {
            return home;
        }
        System.err.println("joryu: unpacking to " + home + ", once");
        Files.createDirectories(homes);
        Path draft = homes.resolve("." + identity + "." + UUID.randomUUID() + ".part");
        try {
            unpack(draft);
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another process may have been faster.
            if (!Files.isDirectory(home)) {
                throw e;
            }
        } finally {
            Homes.delete(draft);
        }
        return home;
    }

    private void unpack(Path folder) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(file.entries())) {
                if (entry.getName().startsWith(CONTENTS) && !entry.isDirectory()) {
                    Path target = folder.resolve(entry.getName().substring(CONTENTS.length()));
                    Files.createDirectories(target.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        }
    }
}

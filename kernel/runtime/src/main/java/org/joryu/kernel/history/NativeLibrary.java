package org.joryu.kernel.history;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.UUID;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import org.sqlite.util.OSInfo;

/// SQLite's native library, unpacked once for all kernels of a user.
///
/// The driver would unpack it for each process anew, and take it away only where the process ends by
/// itself: kernels are killed as often as not, and each would leave a megabyte behind.
///
/// @param folder the user's own, which nobody else can write to
record NativeLibrary(Path folder) {

    /// Where the driver looks before it unpacks anything; what cannot be loaded there is still unpacked.
    static final String PROPERTY = "org.sqlite.lib.path";

    private static final System.Logger LOGGER = System.getLogger(NativeLibrary.class.getName());

    /// Sees to it that the library is there, and tells the driver. Before the driver is used.
    void provide() {
        if (System.getProperty(PROPERTY) != null) {
            return;
        }
        try {
            System.setProperty(PROPERTY, unpacked().toString());
        } catch (IOException | UnsupportedOperationException failure) {
            LOGGER.log(Level.DEBUG, "the driver unpacks SQLite's library itself", failure);
        }
    }

    /// The folder with the library, which is unpacked if it is not there as it should be.
    Path unpacked() throws IOException {
        var name = LibraryLoaderUtil.getNativeLibName();
        var bytes = bytes(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name);
        var own = folder.resolve("sqlite-" + SQLiteJDBCLoader.getVersion())
                .resolve(OSInfo.getNativeLibFolderPathForCurrentOS());
        var library = own.resolve(name);
        if (!Files.exists(library) || !Arrays.equals(Files.readAllBytes(library), bytes)) {
            Files.createDirectories(own);
            var draft = own.resolve("." + name + "." + UUID.randomUUID() + ".part");
            try {
                Files.write(draft, bytes);
                // Another kernel may be loading the old one.
                Files.move(draft, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        }
        return own;
    }

    private static byte[] bytes(String resource) throws IOException {
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(resource)) {
            if (library == null) {
                throw new IOException("the driver has no library for this system: " + resource);
            }
            return library.readAllBytes();
        }
    }
}

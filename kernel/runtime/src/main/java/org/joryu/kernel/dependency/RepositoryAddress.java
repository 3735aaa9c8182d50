package org.joryu.kernel.dependency;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.joryu.notebook.Magic.UsageException;

/// A Maven repository.
///
/// @param id by which Maven's settings know it: its mirror, its user and password
record RepositoryAddress(String id, String url) {

    /// @param word `URL`, `id=URL`, or a folder in the place of the URL
    static RepositoryAddress of(String word) throws UsageException {
        boolean named = word.matches("[A-Za-z0-9_.-]+=.+");
        var address = named ? word.substring(word.indexOf('=') + 1) : word;
        var url = address.matches("https?://[^\\s/]+.*") ? address : folder(address, word);
        return new RepositoryAddress(named ? word.substring(0, word.indexOf('=')) : idOf(url), url);
    }

    private static String folder(String address, String word) throws UsageException {
        try {
            // Of file:/a, file:///a and file:///a b, which is no URI but what people write.
            var path = address.startsWith("file:")
                    ? Path.of(decoded(address.substring("file:".length()).replaceFirst("^///?", "/")))
                    : Path.of(address);
            if (Files.isDirectory(path)) {
                return path.toAbsolutePath().normalize().toUri().toString();
            }
        } catch (InvalidPathException noPath) {
            // Told below, with what could have been written.
        }
        throw new UsageException(
                "--repo must be an https, http or file URL or a folder that there is, with id= before it or without, but is %s: write it as in --repo central=https://repo1.maven.org/maven2"
                        .formatted(word));
    }

    private static String decoded(String path) {
        try {
            var decoded = new URI("file://" + path).getPath();
            return decoded == null ? path : decoded;
        } catch (URISyntaxException asWritten) {
            return path;
        }
    }

    /// Maven keeps by the id what came from where.
    private static String idOf(String url) {
        return url.replaceFirst("^[a-z]+:/*", "")
                .replaceAll("[^A-Za-z0-9.-]+", "-")
                .replaceAll("^-|-$", "");
    }
}

package org.joryu.distill.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// The folder a data set was put into: finds its files, plain, packed by gzip, or in the archive
/// that they are published in.
///
/// @param folder where to look
/// @param source where the files are published
record DataFolder(Path folder, String source) {

    /// The bytes of a file that lies here as `name` or `name.gz`.
    ///
    /// @throws IllegalArgumentException if there is neither
    byte[] read(String name) {
        var plain = folder.resolve(name);
        var packed = folder.resolve(name + ".gz");
        if (Files.isRegularFile(plain)) {
            return bytes(plain);
        }
        if (Files.isRegularFile(packed)) {
            return unpacked(packed);
        }
        throw missing(name + " or " + name + ".gz", "it has neither");
    }

    /// The bytes of the files `names`, which lie here, in the folder `inner`, or in the archive.
    ///
    /// @throws IllegalArgumentException if one of them is in none of these places
    List<byte[]> read(List<String> names, String inner, String archive) {
        for (var place : List.of(folder, folder.resolve(inner))) {
            if (Files.isRegularFile(place.resolve(names.getFirst()))) {
                return names.stream()
                        .map(name -> new DataFolder(place, source).plain(name))
                        .toList();
            }
        }
        var file = folder.resolve(archive);
        if (!Files.isRegularFile(file)) {
            throw missing(
                    names.getFirst(), "it is neither there nor in its folder " + inner + ", nor is there " + archive);
        }
        return fromArchive(file, names);
    }

    private byte[] plain(String name) {
        var file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw missing(name, "it is missing");
        }
        return bytes(file);
    }

    private IllegalArgumentException missing(String name, String but) {
        return new IllegalArgumentException("folder must hold %s, but in %s %s: get it from %s"
                .formatted(name, folder.toAbsolutePath(), but, source));
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private byte[] unpacked(Path file) {
        try (var in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw damaged(file, e);
        }
    }

    private UncheckedIOException damaged(Path file, IOException e) {
        return new UncheckedIOException(
                "%s cannot be unpacked and is probably damaged (%s): get it again from %s"
                        .formatted(file, e.getMessage(), source),
                e);
    }

    private List<byte[]> fromArchive(Path file, List<String> names) {
        var found = new byte[names.size()][];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                var tar = new TarArchiveInputStream(new GZIPInputStream(in))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                int place = names.indexOf(Path.of(entry.getName()).getFileName().toString());
                if (entry.isFile() && place >= 0) {
                    found[place] = tar.readAllBytes();
                }
            }
        } catch (IOException e) {
            throw damaged(file, e);
        }
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                throw missing(names.get(i), "it is missing in the archive " + file.getFileName());
            }
        }
        return List.of(found);
    }
}

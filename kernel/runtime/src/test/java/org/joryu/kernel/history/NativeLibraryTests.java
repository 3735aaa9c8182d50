package org.joryu.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.sqlite.util.LibraryLoaderUtil;

class NativeLibraryTests {

    private final NativeLibrary library;
    private final Path folder;

    NativeLibraryTests(@TempDir Path folder) {
        this.folder = folder;
        library = new NativeLibrary(folder);
    }

    @Test
    void is_unpacked_once_for_all_kernels() throws IOException {
        var unpacked = library.unpacked().resolve(LibraryLoaderUtil.getNativeLibName());
        var first = Files.getLastModifiedTime(unpacked);

        assertThat(library.unpacked()).isEqualTo(unpacked.getParent());

        assertThat(Files.getLastModifiedTime(unpacked)).isEqualTo(first);
        assertThat(files()).containsExactly(unpacked);
    }

    @Test
    void is_made_anew_where_it_is_not_whole() throws IOException {
        var unpacked = library.unpacked().resolve(LibraryLoaderUtil.getNativeLibName());
        var whole = Files.readAllBytes(unpacked);
        Files.writeString(unpacked, "half");

        library.unpacked();

        assertThat(unpacked).hasBinaryContent(whole);
        assertThat(files()).containsExactly(unpacked);
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void is_left_where_somebody_else_has_put_it() throws IOException {
        var before = System.setProperty(NativeLibrary.PROPERTY, "/elsewhere");
        try {
            library.provide();
            assertThat(files()).isEmpty();
        } finally {
            if (before == null) {
                System.clearProperty(NativeLibrary.PROPERTY);
            } else {
                System.setProperty(NativeLibrary.PROPERTY, before);
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}

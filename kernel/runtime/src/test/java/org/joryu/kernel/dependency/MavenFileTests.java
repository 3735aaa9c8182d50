package org.joryu.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MavenFileTests {

    @TempDir
    private Path folder;

    private RepositoryUnderTest central;
    private Locations locations;

    @BeforeEach
    void repository() throws IOException {
        central = new RepositoryUnderTest(folder.resolve("mirror"));
        central.library("org.x:needed:1.0");
        central.library("org.x:app:1.0", "org.x:needed:1.0");
        var settings = folder.resolve("settings.xml");
        Files.writeString(
                settings,
                "<settings><localRepository>%s</localRepository><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>"
                        .formatted(folder.resolve("local"), central.folder().toUri()));
        locations = new Locations(settings, null);
    }

    @Test
    void is_fetched_alone_and_kept_where_maven_keeps_it() throws IOException {
        var file = fetch("org.x:app:1.0");

        assertThat(file).isEqualTo(folder.resolve("local/org/x/app/1.0/app-1.0.jar"));
        assertThat(folder.resolve("local/org/x/needed")).doesNotExist();
        Files.delete(central.file("org.x:app:1.0".split(":"), ".jar"));
        assertThat(fetch("org.x:app:1.0")).isEqualTo(file);
    }

    @Test
    void one_that_is_not_there_or_was_damaged_is_told() throws IOException {
        assertThatThrownBy(() -> fetch("org.x:app:jar:linux-x86_64:1.0"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("org.x:app:jar:linux-x86_64:1.0 is not in near (");
        central.damage("org.x:app:1.0");
        assertThatThrownBy(() -> fetch("org.x:app:1.0"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is damaged: its checksum must be");
    }

    @Test
    void must_be_named_with_an_exact_version() {
        assertThatThrownBy(() -> fetch("org.x:app"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("coordinates of a file must have an exact version, but are org.x:app");
        assertThatThrownBy(() -> fetch("app"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("coordinates must be group:artifact");
    }

    private Path fetch(String coordinates) throws IOException {
        return MavenFile.fetch(coordinates, _ -> {}, locations);
    }
}

package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What lies in the product's folder, and what it says of itself.
class DistributionEndToEnd {

    private static final Path HOME = Distribution.current().home();

    @Test
    void each_library_is_there_once() throws IOException {
        for (var folder : List.of("app", "notebook")) {
            assertThat(jars(folder).map(jar -> jar.replaceFirst("-\\d.*", "")))
                    .as(folder)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void the_licence_of_each_library_is_told() throws IOException {
        var licences = Files.readString(HOME.resolve("THIRD-PARTY.txt"));

        for (var jar : libraries()) {
            assertThat(licences).contains(":" + nameAndVersion(jar, ":"));
        }
        assertThat(HOME.resolve("LICENSE")).content().contains("Apache License");
    }

    @Test
    void each_library_is_in_the_bill_of_materials() throws IOException {
        var bill = HOME.resolve("joryu.cdx.json");
        assumeTrue(Files.exists(bill), "the bill of materials is not made where Maven is offline");
        var materials = Files.readString(bill);

        for (var jar : libraries()) {
            assertThat(materials).contains("/" + nameAndVersion(jar, "@") + "?");
        }
        assertThat(materials).doesNotContain("junit", "assertj");
    }

    private static List<String> libraries() throws IOException {
        try (var jars = Stream.concat(jars("app"), jars("notebook"))) {
            return jars.filter(jar -> !jar.startsWith("joryu-")).distinct().toList();
        }
    }

    /// `pytorch-native-cpu-2.7.1-linux-x86_64.jar` is `pytorch-native-cpu:2.7.1`.
    private static String nameAndVersion(String jar, String between) {
        return jar.replaceFirst("-(linux|osx|win)-[^-]+\\.jar$", ".jar")
                .replaceFirst("^(.+?)-(\\d.*)\\.jar$", "$1" + between + "$2");
    }

    private static Stream<String> jars(String folder) throws IOException {
        try (var files = Files.list(HOME.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}

package org.joryu.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.joryu.kernel.interpreter.Completions;
import org.joryu.kernel.magic.Jars;
import org.joryu.kernel.magic.NotebookUnderTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Libraries from a repository in a folder, which Maven's settings put in the place of Maven Central.
class DependencyMagicTests {

    @TempDir
    private Path folder;

    private RepositoryUnderTest central;
    private NotebookUnderTest notebook;

    @BeforeEach
    void open() throws IOException {
        central = new RepositoryUnderTest(folder.resolve("a mirror"));
        Files.createDirectories(central.folder());
        Files.writeString(
                settings(),
                "<settings><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>%s</url></mirror></mirrors></settings>"
                        .formatted(central.folder().toUri()));
        notebook = open(folder.resolve("local"));
    }

    private NotebookUnderTest open(Path local) {
        var opened = new NotebookUnderTest();
        opened.interpreter.add(List.of(new DependencyMagic(new Locations(settings(), local))));
        return opened;
    }

    private Path settings() {
        return folder.resolve("settings.xml");
    }

    @AfterEach
    void close() {
        notebook.close();
    }

    @Test
    void adds_a_library_with_what_it_needs_to_run() throws Exception {
        central.library(
                "org.x:app:1.0",
                "org.x:core:1.1",
                "org.x:late:1@runtime",
                "org.x:check:1@test",
                "org.x:box:1@provided",
                "org.x:extra:1@optional");
        central.library("org.x:core:1.1", "org.x:deep:2", "org.x:extra:1@optional");
        central.library("org.x:late:1");
        central.library("org.x:deep:2");

        assertThat(added("org.x:app:1.0")).isEqualTo("""
                added: org.x:app:1.0
                and what it needs:
                       org.x:core:1.1
                       org.x:deep:2
                       org.x:late:1
                """);
        assertThat(notebook.value("deep.Version.text()")).isEqualTo("org.x:deep:2");
        assertThat(notebook.text("%maven --list")).isEqualTo("""
                org.x:app:1.0  (asked for)
                org.x:core:1.1  (wanted by app:1.0)
                org.x:deep:2  (wanted by core:1.1)
                org.x:late:1  (wanted by app:1.0)""");
    }

    @Test
    void takes_the_newest_release_where_no_version_is_given_and_names_it() throws Exception {
        for (var version : List.of("1.9", "1.10", "2.0-rc1", "3.0-SNAPSHOT")) {
            central.library("org.x:app:" + version);
        }
        assertThat(added("org.x:app")).contains("added: org.x:app:1.10\n", "org.x:app:1.10: the newest version\n");
    }

    @Test
    void takes_the_newest_of_a_range() throws Exception {
        for (var version : List.of("1.0", "1.5", "2.0")) {
            central.library("org.x:app:" + version);
            central.library("org.x:any:" + version + "-beta-2");
        }
        assertThat(added("org.x:app:[1.0,2.0) org.x:any:LATEST"))
                .contains("added: org.x:app:1.5\n", "the newest in [1.0,2.0)", "added: org.x:any:2.0-beta-2");
    }

    @Test
    void takes_the_newest_of_several_that_are_wanted_and_tells() throws Exception {
        central.library("org.x:old:1", "org.x:lib:2.1");
        central.library("org.x:young:1", "org.x:between:1");
        central.library("org.x:between:1", "org.x:lib:2.3");
        central.library("org.x:lib:2.1");
        central.library("org.x:lib:2.3", "org.x:only-of-the-new:1");
        central.library("org.x:only-of-the-new:1");

        assertThat(added("org.x:old:1 org.x:young:1"))
                .contains(
                        "org.x:lib: 2.1 wanted by old:1, 2.3 wanted by between:1 → 2.3\n", "org.x:only-of-the-new:1\n");
        assertThat(notebook.value("lib.Version.text()")).isEqualTo("org.x:lib:2.3");
    }

    @Test
    void says_where_a_range_forces_an_older_one() throws Exception {
        central.library("org.x:strict:1", "org.x:lib:[1,2)");
        central.library("org.x:loose:1", "org.x:lib:2");
        central.library("org.x:lib:1");
        central.library("org.x:lib:2");
        assertThat(added("org.x:strict:1 org.x:loose:1"))
                .contains("2 wanted by loose:1", "→ 1, the older one, because a range or a platform demands it");
        central.library("org.x:other:1", "org.x:lib:[2,3)");
        try (var another = open(folder.resolve("local"))) {
            assertThat(another.failure("%dependency org.x:strict:1 org.x:other:1")
                            .message())
                    .contains("no version is in all ranges", "[1,2)", "[2,3)");
        }
    }

    @Test
    void does_not_pretend_to_exchange_what_is_in_force() throws Exception {
        central.library("org.x:lib:1");
        central.library("org.x:lib:2");
        central.library("org.x:app:1", "org.x:lib:2");
        added("org.x:lib:1");

        assertThat(added("org.x:lib:2"))
                .isEqualTo(
                        "org.x:lib:1 stays in force, not 2: what is loaded cannot be exchanged. Restart the kernel and ask for org.x:lib:2 first, or for both in one line\n");
        assertThat(added("org.x:app:1"))
                .contains("added: org.x:app:1\n", "org.x:lib:1 stays in force, not 2, which app:1 wants:")
                .doesNotContain("org.x:lib:2\n");
        assertThat(notebook.value("lib.Version.text()")).isEqualTo("org.x:lib:1");
        assertThat(added("org.x:lib:1")).isEqualTo("already there: org.x:lib:1\n");
        assertThat(notebook.value("%classpath").toString()).doesNotContain("lib-2");
    }

    @Test
    void knows_the_jars_that_were_on_the_class_path_before() throws Exception {
        var jar = folder.resolve("lib.jar");
        Jars.write(
                jar,
                "lib.Version",
                "package lib; public class Version {}",
                Map.of("META-INF/maven/org.x/lib/pom.properties", "groupId=org.x\nartifactId=lib\nversion=1\n"));
        notebook.run("%classpath " + jar);
        central.library("org.x:app:1", "org.x:lib:2");
        central.library("org.x:lib:2");
        assertThat(added("org.x:app:1"))
                .contains("org.x:lib:1 stays in force, not 2, which app:1 wants", "It is " + jar);
    }

    @Test
    void adds_the_dependencies_of_a_pom_and_takes_versions_from_it() throws Exception {
        central.library("org.x:lib:1");
        central.library("org.x:lib:2");
        central.library("org.x:app:1", "org.x:lib:1");
        central.aggregate("org.x:all:1", "org.x:app:1");
        central.platform("org.x:bom:7", "org.x:lib:1");

        assertThat(added("org.x:bom:7 org.x:lib"))
                .contains("added: org.x:lib:1\n", "org.x:lib:1: the version that its platform names");
        assertThat(added("org.x:all:pom:1")).contains("org.x:app:1\n");
        assertThat(notebook.value("app.Version.text()")).isEqualTo("org.x:app:1");
    }

    @Test
    void follows_a_library_to_its_new_name() throws Exception {
        central.moved("old.x:app:1", "org.x");
        central.library("org.x:app:1");
        assertThat(added("old.x:app:1")).isEqualTo("added: org.x:app:1\nold.x:app:1 has moved to org.x:app:1\n");
    }

    @Test
    void leaves_out_what_is_excluded() throws Exception {
        central.library("org.x:app:1", "org.y:noise:1", "org.x:core:1");
        central.library("org.x:core:1", "org.y:noise:2");
        assertThat(added("--exclude org.y:noise org.x:app:1"))
                .contains("org.x:core:1")
                .doesNotContain("noise");
    }

    @Test
    void takes_more_repositories_and_remembers_them() throws Exception {
        var own = new RepositoryUnderTest(folder.resolve("my own"));
        own.library("org.own:first:1", "org.x:lib:1");
        own.library("org.own:second:1");
        central.library("org.x:lib:1");
        assertThat(added("--repo \"mine=file://" + own.folder() + "\" org.own:first:1"))
                .contains("org.x:lib:1");
        assertThat(added("org.own:second:1")).contains("added: org.own:second:1");
    }

    @Test
    void fetches_each_build_of_a_snapshot() throws Exception {
        var own = new RepositoryUnderTest(folder.resolve("own"));
        var line = "%dependency --repo " + own.folder() + " org.own:fresh:1-SNAPSHOT";
        own.snapshot("org.own:fresh:1-SNAPSHOT", 1);
        notebook.run(line);
        assertThat(notebook.value("fresh.Version.text()")).asString().endsWith("build 1");
        own.snapshot("org.own:fresh:1-SNAPSHOT", 2);
        try (var restarted = open(folder.resolve("local"))) {
            restarted.run(line);
            assertThat(restarted.value("fresh.Version.text()")).asString().endsWith("build 2");
        }
    }

    @Test
    void adds_sources_for_inspection() throws Exception {
        central.library("org.x:app:1");
        central.sources("org.x:app:1");
        added("--sources org.x:app:1");
        assertThat(notebook.interpreter.inspect("app.Version", 11, 0))
                .hasValueSatisfying(
                        found -> assertThat(found.documentation().plainText()).contains("Says which one it is."));
    }

    @Test
    void adds_the_javadoc_of_what_has_no_sources() throws Exception {
        central.library("org.x:core:1");
        central.javadoc("org.x:core:1");
        central.library("org.x:app:1", "org.x:core:1");
        assertThat(added("--sources org.x:app:1"))
                .contains("org.x:core:1: there are no sources, inspection takes its javadoc")
                .contains("org.x:app:1: there are neither sources nor javadoc");
        assertThat(notebook.interpreter.inspect("core.Version", 12, 0))
                .hasValueSatisfying(
                        found -> assertThat(found.documentation().plainText()).endsWith("\n\nPublished."));
    }

    @Test
    void gives_cells_their_own_version_of_what_the_kernel_uses() throws Exception {
        central.libraryWith("com.google.code.gson:gson:0.1", "com.google.gson.Gson", """
                package com.google.gson;
                public final class Gson { public String toString() { return "the oldest"; } }
                """);
        central.libraryWith("org.slf4j:slf4j-api:0.1", "org.slf4j.Logger", """
                package org.slf4j;
                public final class Logger { public static String age() { return "older than all"; } }
                """);
        added("com.google.code.gson:gson:0.1 org.slf4j:slf4j-api:0.1");
        assertThat(notebook.value("new com.google.gson.Gson().toString()")).isEqualTo("the oldest");
        assertThat(notebook.value("org.slf4j.Logger.age()")).isEqualTo("older than all");
    }

    @Test
    void welcomes_the_extensions_that_come_with_a_library() throws Exception {
        central.library("org.x:shouting:1");
        Jars.writeExtension(central.file(new String[] {"org.x", "shouting", "1"}, ".jar"));
        Files.delete(central.file(new String[] {"org.x", "shouting", "1"}, ".jar.sha1"));
        assertThat(added("org.x:shouting:1")).contains("extension: shouting\n");
        assertThat(notebook.value("loud(\"abc\")")).isEqualTo("ABC");
        assertThat(notebook.value("%shout hear")).isEqualTo("HEAR");
    }

    @Test
    void completes_coordinates_from_what_was_downloaded() throws Exception {
        central.library("org.x:app:1.9", "org.x.deep:core:1");
        central.library("org.x:app:1.10", "org.x.deep:core:1");
        central.library("org.x.deep:core:1");
        added("org.x:app");
        assertThat(completions("org.")).containsExactly("org.x:", "org.x.");
        assertThat(completions("org.x:")).containsExactly("org.x:app:");
        assertThat(completions("org.x:app:")).containsExactly("org.x:app:1.10", "org.x:app:1.9");
        assertThat(completions("--e")).containsExactly("--exclude");
        assertThat(completions("org.absent:")).isEmpty();
    }

    private List<String> completions(String word) {
        var code = "%dependency org.other:one:1 " + word;
        var found = notebook.interpreter.complete(code, code.length());
        assertThat(found.start()).isEqualTo(code.length() - word.length());
        return found.items().stream().map(Completions.Item::text).toList();
    }

    private String added(String arguments) {
        notebook.run("%dependency " + arguments);
        return notebook.printed().replace("\r\n", "\n");
    }
}

package org.joryu.kernel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Which package may know which: the table of the architecture.
class PackageTests {

    private static final String KERNEL = "org.joryu.kernel";
    private static final String SEAM = "org.joryu.notebook";
    private static final String JSON = "com.google.gson..";

    /// What each package may import beside the JDK's java.* and itself.
    private static final Map<String, List<String>> ALLOWED = Map.ofEntries(
            row(
                    KERNEL,
                    SEAM,
                    of("protocol"),
                    of("wire"),
                    of("core"),
                    of("dependency"),
                    of("interpreter"),
                    of("jshell"),
                    of("display"),
                    of("magic"),
                    of("history"),
                    of("usage")),
            row(of("history"), of("protocol"), "org.sqlite.."),
            row(of("usage"), of("protocol"), "com.sun.management.."),
            row(of("protocol"), JSON),
            row(of("wire"), of("protocol"), JSON, "org.zeromq..", "javax.crypto.."),
            row(of("interpreter"), SEAM),
            row(of("display"), SEAM, of("protocol"), "javax.imageio.."),
            // The seam's bundles pass through it, from the interpreter's answers to the protocol's.
            row(of("core"), of("protocol"), of("interpreter"), of("display"), of("history"), SEAM),
            // jsoup for the pages of javadoc jars.
            row(
                    of("analysis"),
                    of("interpreter"),
                    SEAM,
                    "com.sun.source..",
                    "javax.tools..",
                    "javax.lang.model..",
                    "org.jsoup.."),
            row(
                    of("jshell"),
                    of("interpreter"),
                    of("analysis"),
                    SEAM,
                    "jdk.jshell..",
                    "com.sun.source..",
                    "javax.tools..",
                    "javax.lang.model.."),
            // Gson for the notebooks that %load runs.
            row(of("magic"), of("interpreter"), of("dependency"), SEAM, JSON),
            row(
                    of("dependency"),
                    SEAM,
                    // For lock files.
                    JSON,
                    "eu.maveniverse..",
                    "org.eclipse.aether..",
                    "org.apache.maven..",
                    "org.codehaus.plexus.util.."));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(KERNEL);

    @TestFactory
    Stream<DynamicTest> imports_only_what_the_architecture_allows() {
        return ALLOWED.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    var allowed = Stream.concat(
                                    Stream.of(row.getKey(), "java..", "org.jspecify.."), row.getValue().stream())
                            .toArray(String[]::new);
                    classes()
                            .that()
                            .resideInAPackage(row.getKey())
                            .should()
                            .onlyDependOnClassesThat()
                            .resideInAnyPackage(allowed)
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    @Test
    void every_package_has_its_row() {
        var packages = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
        assertThat(ALLOWED).containsKeys(packages.toArray(String[]::new));
    }

    private static Map.Entry<String, List<String>> row(String importer, String... imported) {
        return Map.entry(importer, List.of(imported));
    }

    private static String of(String part) {
        return KERNEL + "." + part;
    }
}

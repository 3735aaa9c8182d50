package org.joryu.distill;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which package may know of which.
class PackageTableTests {

    private static final String ROOT = "org.joryu.distill";
    private static final List<String> ALL = List.of(
            ROOT,
            ROOT + ".chart",
            ROOT + ".loss",
            ROOT + ".model",
            ROOT + ".onnx",
            ROOT + ".program",
            ROOT + ".data",
            ROOT + ".train",
            ROOT + ".provenance",
            ROOT + ".work",
            ROOT + ".view");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @ParameterizedTest
    @CsvSource({
        "work, ''",
        "chart, ''",
        "loss, ''",
        "model, onnx program work",
        "onnx, program",
        "data, chart work",
        "program, ''",
        "train, loss model data program work",
        "provenance, ''",
        "'', chart loss model data train provenance work",
        "view, chart loss model data train provenance work ''"
    })
    void a_package_knows_of_its_own_and_these_only(String name, String allowed) {
        var itself = full(name);
        var known = Stream.concat(
                        Stream.of(itself),
                        Stream.of(allowed.split(" ")).filter(a -> !a.isEmpty()).map(PackageTableTests::full))
                .map(p -> p.equals(ROOT + ".''") ? ROOT : p)
                .toList();
        var forbidden = ALL.stream().filter(other -> !known.contains(other)).toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(itself)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    private static String full(String name) {
        return name.isEmpty() ? ROOT : ROOT + "." + name;
    }

    @Test
    void only_the_view_knows_of_the_notebook() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".view..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.joryu.notebook..")
                .check(CLASSES);
    }

    @Test
    void only_the_data_package_and_the_view_know_of_Arrow() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".data..", ROOT + ".view..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.arrow..")
                .check(CLASSES);
    }

    @Test
    void only_the_models_of_ONNX_know_of_ONNX_Runtime() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".onnx")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(CLASSES);
    }

    @Test
    void only_the_charts_know_of_JSVG() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".chart")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.github.weisj..")
                .check(CLASSES);
    }

    @Test
    void the_losses_know_no_engine_but_arrays() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".loss")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.djl.training..", "ai.djl.nn..", "ai.djl.pytorch..")
                .check(CLASSES);
    }

    @Test
    void the_words_know_no_engine() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT, ROOT + ".chart", ROOT + ".provenance", ROOT + ".view")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .check(CLASSES);
    }

    @Test
    void every_package_is_in_the_table() {
        assertThat(CLASSES.stream().map(type -> type.getPackageName()).distinct())
                .isSubsetOf(ALL);
    }
}

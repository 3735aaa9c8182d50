package org.joryu.notebook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/// The seam stays small and knows nobody: every notebook sees it.
class PackageTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.joryu.notebook");

    @Test
    void needs_the_jdk_alone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.joryu.notebook..", "java..", "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void knows_nothing_of_the_widgets_made_of_it() {
        noClasses()
                .that()
                .resideInAPackage("org.joryu.notebook")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.joryu.notebook.widget")
                .check(CLASSES);
    }

    @Test
    void has_at_most_twelve_public_types_that_stand_for_themselves() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("org.joryu.notebook"))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC)))
                .hasSizeBetween(1, 12);
    }
}

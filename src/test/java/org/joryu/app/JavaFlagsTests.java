package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Three places start Java for notebooks, in three languages; they must agree.
class JavaFlagsTests {

    private static final Path ROOT = Path.of("..");

    @Test
    void the_scripts_and_the_pom_use_the_same_flags() throws IOException {
        assertThat(Files.readString(ROOT.resolve("joryu"))).contains(JavaFlags.JVM);
        assertThat(Files.readString(ROOT.resolve("joryu.cmd"))).contains(JavaFlags.JVM);
        assertThat(Files.readString(ROOT.resolve("pom.xml")))
                .contains("<joryu.jvm.flags>" + String.join(" ", JavaFlags.JVM) + "</joryu.jvm.flags>");
    }

    @Test
    void the_script_sets_the_same_environment() throws IOException {
        var script = Files.readString(ROOT.resolve("joryu"));
        JavaFlags.ENVIRONMENT.forEach((name, value) -> assertThat(script).contains(name + "=" + value));
    }
}

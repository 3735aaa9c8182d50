package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// README's program, run as it says, by nothing but Java and the language's jars.
class LibraryEndToEnd {

    @TempDir
    Path folder;

    @Test
    void the_program_in_the_readme_trains_and_reports() throws IOException, InterruptedException {
        var readme = Files.readString(Product.ROOT.resolve("README.md"));
        Files.writeString(folder.resolve("First.java"), found(readme, "```java\n(import static.*?)```"));

        var ended = Processes.run(folder, command(found(readme, "```sh\njava (.*?) -cp 'lib/\\*' First.java\n```")));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
        assertThat(ended.output())
                .contains("distilled, best", "distillation helped")
                .doesNotContainIgnoringCase("warning")
                .doesNotContain("SLF4J");
    }

    /// JBang's options are those of the command.
    @Test
    void the_script_in_the_readme_has_the_flags_of_the_command() throws IOException {
        var readme = Files.readString(Product.ROOT.resolve("README.md"));

        assertThat(found(readme, "//RUNTIME_OPTIONS (.*?)\n"))
                .isEqualTo(found(readme, "```sh\njava (.*?) -cp 'lib/\\*' First.java\n```"));
    }

    private static List<String> command(String flags) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags.split(" ")));
        command.add("-cp");
        command.add(String.join(File.pathSeparator, libraries()));
        command.add("First.java");
        return command;
    }

    /// What Maven resolves for `joryu-distill`: what cells see, and the seam, which the kernel hands them.
    private static List<String> libraries() throws IOException {
        var product = Distribution.current();
        try (var jars = Files.newDirectoryStream(product.app(), "joryu-notebook-*.jar")) {
            return List.of(
                    product.notebook().resolve("*").toString(),
                    jars.iterator().next().toString());
        }
    }

    private static String found(String text, String pattern) {
        var matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}

package org.joryu.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.joryu.kernel.interpreter.Completeness;
import org.joryu.kernel.interpreter.Completions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Completion, inspection and completeness of cells with magics.
class MagicQuestionsTests {

    private static final NotebookUnderTest NOTEBOOK = new NotebookUnderTest();

    @AfterAll
    static void close() {
        NOTEBOOK.close();
    }

    @Test
    void completes_the_names_of_magics_in_their_form() {
        assertThat(texts("%ti")).containsExactly("%time", "%timeit");
        assertThat(texts("int x = 1;\n%cl")).containsExactly("%classpath");
        assertThat(texts("%%wr")).containsExactly("%%writefile");
        assertThat(texts("%")).contains("%help", "%env").doesNotContain("%bash");
        assertThat(at("int x = 1;\n  %ti").start()).isEqualTo(13);
    }

    @Test
    void completes_java_within_magics_and_around_them() {
        assertThat(texts("%time \"abc\".substr")).contains("substring(");
        assertThat(texts("%%time\nString word = \"a\";\nword.isEm")).contains("isEmpty()");
        assertThat(texts("String before = \"a\";\n%env\nbefore.isBl")).contains("isBlank()");
        assertThat(at("%time \"abc\".substr").start()).isEqualTo("%time \"abc\".".length());
    }

    @Test
    void does_not_complete_scripts_and_files_as_java() {
        assertThat(texts("%%bash\nStrin")).isEmpty();
        assertThat(texts("%%writefile a.txt\n\"abc\".substr")).isEmpty();
    }

    @Test
    void completes_files_and_environment_variables(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("money.jar"), "");
        Files.createDirectory(folder.resolve("more"));
        assertThat(texts("%classpath " + folder + "/mo")).containsExactly(folder + "/money.jar", folder + "/more/");
        assertThat(texts("%load " + folder + "/mo")).containsExactly(folder + "/more/");
        NOTEBOOK.run("%env JORYU_TEST=1");
        assertThat(texts("%env JORYU_T")).containsExactly("JORYU_TEST");
        assertThat(texts("%help timei")).containsExactly("timeit");
    }

    @Test
    void inspects_magics_and_the_java_they_are_given() {
        assertThat(inspection("%timeit", 3)).contains("%timeit [-n LOOPS]", "how long one run takes");
        assertThat(inspection("%time Math.max(1, 2)", 14)).contains("max(");
        assertThat(inspection("int a;\n%env\nMath.max", 20)).contains("max(");
        assertThat(NOTEBOOK.interpreter.inspect("%%bash\nMath.max", 15, 0)).isEmpty();
    }

    @Test
    void tells_whether_a_cell_is_whole() {
        assertThat(completeness("%vars")).isInstanceOf(Completeness.Complete.class);
        assertThat(completeness("%env\nint x = (")).isInstanceOf(Completeness.Incomplete.class);
        assertThat(completeness("%env\nint x = 1;")).isInstanceOf(Completeness.Complete.class);
        assertThat(completeness("%env\nint x = ;)")).isInstanceOf(Completeness.Invalid.class);
        assertThat(completeness("%%time\nfor (;;) {")).isInstanceOf(Completeness.Incomplete.class);
        assertThat(completeness("%%time\n1 + 1")).isInstanceOf(Completeness.Complete.class);
        assertThat(completeness("%%bash\nint x = ;)")).isInstanceOf(Completeness.Incomplete.class);
        assertThat(completeness("%%bash\nls\n\n")).isInstanceOf(Completeness.Complete.class);
    }

    private static Completeness completeness(String code) {
        return NOTEBOOK.interpreter.completeness(code);
    }

    private static Completions at(String code) {
        return NOTEBOOK.interpreter.complete(code, code.length());
    }

    private static List<String> texts(String code) {
        return at(code).items().stream().map(Completions.Item::text).toList();
    }

    private static String inspection(String code, int cursor) {
        return NOTEBOOK.interpreter
                .inspect(code, cursor, 0)
                .orElseThrow()
                .documentation()
                .plainText();
    }
}

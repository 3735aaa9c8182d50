package org.joryu.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTargetsTests {

    @TempDir
    Path folder;

    @Test
    void lie_beside_their_notebooks_unless_named() {
        assertThat(targets(null, "a.ipynb", "b")).containsExactly(path("a.executed.ipynb"), path("b.executed.ipynb"));
    }

    @Test
    void may_lie_in_a_folder_which_is_made() {
        assertThat(targets(folder + "/new/er/", "a.ipynb", "b.ipynb"))
                .containsExactly(path("new/er/a.ipynb"), path("new/er/b.ipynb"));
        assertThat(folder.resolve("new/er")).isEmptyDirectory();
        assertThat(targets(folder.toString(), "sub/a.ipynb")).containsExactly(path("a.ipynb"));
    }

    @Test
    void may_follow_a_pattern() {
        assertThat(targets(folder + "/{name}-7.ipynb", "a.ipynb", "b.ipynb"))
                .containsExactly(path("a-7.ipynb"), path("b-7.ipynb"));
    }

    @Test
    void must_differ() {
        assertThatThrownBy(() -> targets(folder + "/out.ipynb", "a.ipynb", "b.ipynb"))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "-o must be a folder or a pattern with {name} where there are several notebooks, but is %s: write it as in out/ or {name}.done.ipynb",
                        folder + "/out.ipynb");
        assertThatThrownBy(() -> targets(folder + "/", "x/a.ipynb", "y/a.ipynb"))
                .hasMessageStartingWith("two notebooks would be written to " + path("a.ipynb"));
        assertThatThrownBy(() -> targets("/nowhere/at/all.ipynb", "a.ipynb"))
                .hasMessage(
                        "-o must name a file in a folder that can be written, but is /nowhere/at/all.ipynb: name another");
    }

    private List<Path> targets(@Nullable String output, String... notebooks) {
        return List.copyOf(
                OutputTargets.of(List.of(notebooks).stream().map(this::path).toList(), output)
                        .values());
    }

    private Path path(String name) {
        return folder.resolve(name);
    }
}

package org.joryu.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryLocationTests {

    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void is_where_the_system_has_programs_keep_their_data() {
        assertThat(file("Linux", Map.of())).isEqualTo(HOME.resolve(".local/share/joryu/history.sqlite"));
        assertThat(file("Mac OS X", Map.of()))
                .isEqualTo(HOME.resolve("Library/Application Support/joryu/history.sqlite"));
        assertThat(file("Windows 11", Map.of())).isEqualTo(HOME.resolve("AppData/Roaming/joryu/history.sqlite"));
    }

    @Test
    void is_where_the_user_has_moved_that_folder() {
        var data = Path.of("data").toAbsolutePath();
        assertThat(file("Linux", Map.of("XDG_DATA_HOME", data.toString())))
                .isEqualTo(data.resolve("joryu/history.sqlite"));
        assertThat(file("Linux", Map.of("XDG_DATA_HOME", "relative"))).startsWithRaw(HOME);
        assertThat(file("Windows 11", Map.of("APPDATA", data.toString())))
                .isEqualTo(data.resolve("joryu/history.sqlite"));
    }

    @Test
    void is_what_the_variable_says() {
        assertThat(file("Linux", Map.of(HistoryLocation.VARIABLE, "/here/it.is")))
                .isEqualTo(Path.of("/here/it.is"));
        assertThat(file("Linux", Map.of(HistoryLocation.VARIABLE, " "))).startsWithRaw(HOME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", ":memory:", "\0"})
    void is_nowhere_for_who_wants_none(String off) {
        assertThat(new HistoryLocation("Linux", HOME.toString(), Map.of(HistoryLocation.VARIABLE, off)).file())
                .isEmpty();
    }

    private static Path file(String system, Map<String, String> environment) {
        return new HistoryLocation(system, HOME.toString(), environment).file().orElseThrow();
    }
}

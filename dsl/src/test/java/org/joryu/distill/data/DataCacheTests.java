package org.joryu.distill.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataCacheTests {

    private static final Path HOME = Path.of("home").toAbsolutePath();

    @Test
    void is_where_the_environment_says() {
        assertThat(DataCache.folder(Map.of("JORYU_DATA", "here"), "Linux", HOME))
                .isEqualTo(Path.of("here"));
    }

    @Test
    void is_in_the_folder_that_each_system_has_for_caches() {
        assertThat(DataCache.folder(Map.of(), "Linux", HOME)).isEqualTo(HOME.resolve(".cache/joryu/data"));
        assertThat(DataCache.folder(Map.of(), "Mac OS X", HOME)).isEqualTo(HOME.resolve("Library/Caches/joryu/data"));
        assertThat(DataCache.folder(Map.of(), "Windows 11", HOME)).isEqualTo(HOME.resolve("AppData/Local/joryu/data"));
        assertThat(DataCache.folder(Map.of("XDG_CACHE_HOME", HOME.resolve("c").toString()), "Linux", HOME))
                .isEqualTo(HOME.resolve("c/joryu/data"));
        assertThat(DataCache.folder(Map.of("XDG_CACHE_HOME", "relative"), "Linux", HOME))
                .startsWithRaw(HOME);
    }
}

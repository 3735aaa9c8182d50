package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MagicTests {

    @Test
    void words_are_cut_at_blanks_but_not_within_quotes() throws Exception {
        assertThat(Words.of("  a  'b c' \"d 'e'\" f\"g h\"i ''")).containsExactly("a", "b c", "d 'e'", "fg hi", "");
        assertThat(Words.of("C:\\lib\\a.jar")).containsExactly("C:\\lib\\a.jar");
        assertThat(Words.of(" ")).isEmpty();
        assertThatThrownBy(() -> Words.of("a 'b"))
                .isInstanceOf(Magic.UsageException.class)
                .hasMessage("the quote ' is not closed in: a 'b");
    }

    @Test
    void a_name_is_one_word() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Magic.Description.line("%time", "", ""))
                .withMessage(
                        "name must be a letter with letters and digits behind it, but is %time with the aliases []");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Magic.Description("a", List.of(), Set.of(), false, "", "", ""))
                .withMessage("forms must name LINE, CELL or both, but is empty");
    }
}

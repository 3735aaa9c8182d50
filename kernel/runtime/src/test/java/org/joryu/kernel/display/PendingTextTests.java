package org.joryu.kernel.display;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PendingTextTests {

    private final PendingText pending = new PendingText();

    @Test
    void holds_back_only_the_code_point_that_is_not_whole() {
        for (var text : new String[] {"é", "蒸", "🌸"}) {
            var bytes = ("a" + text).getBytes(UTF_8);
            for (int cut = 1; cut < bytes.length; cut++) {
                pending.append(bytes, 0, cut);
                assertThat(pending.takeWhole()).isEqualTo("a");
                pending.append(bytes, cut, bytes.length - cut);
                assertThat(pending.takeWhole()).isEqualTo(text);
                assertThat(pending.size()).isZero();
            }
        }
    }

    @Test
    void does_not_wait_for_what_was_never_utf_8() {
        pending.append(new byte[] {'a', (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80}, 0, 5);
        assertThat(pending.takeWhole()).startsWith("a\uFFFD");
        assertThat(pending.size()).isZero();
    }

    @Test
    void gives_up_what_is_incomplete_at_the_end() {
        pending.append("蒸".getBytes(UTF_8), 0, 2);
        assertThat(pending.takeWhole()).isEmpty();
        assertThat(pending.takeAll()).isEqualTo("\uFFFD");
    }

    @Test
    void keeps_a_carriage_return_together_with_what_follows_it() {
        pending.append("50 %\r".getBytes(UTF_8), 0, 5);
        assertThat(pending.takeWhole()).isEqualTo("50 %");
        pending.append("\n60 %\r".getBytes(UTF_8), 0, 6);
        assertThat(pending.takeWhole()).isEqualTo("\r\n60 %");
        assertThat(pending.takeAll()).isEqualTo("\r");
    }

    @Test
    void grows_with_what_is_appended() {
        var text = "0123456789".repeat(1_000);
        pending.append(text.getBytes(UTF_8), 0, 10_000);
        assertThat(pending.takeWhole()).isEqualTo(text);
    }
}

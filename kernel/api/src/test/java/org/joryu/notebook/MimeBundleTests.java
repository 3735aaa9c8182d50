package org.joryu.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MimeBundleTests {

    @Test
    void needs_a_plain_text() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MimeBundle(Map.of("text/html", "<b>1</b>"), Map.of()))
                .withMessage("data must hold a text/plain string, but holds [text/html]: begin with"
                        + " MimeBundle.text(...)");
        assertThatIllegalArgumentException().isThrownBy(() -> new MimeBundle(Map.of("text/plain", 1), Map.of()));
    }

    @Test
    void keeps_representations_in_the_order_they_were_added() {
        var bundle = MimeBundle.text("1").withHtml("<b>1</b>").with(MimeBundle.PNG, "aGk=");
        assertThat(bundle.data().keySet()).containsExactly("text/plain", "text/html", "image/png");
        assertThat(bundle.plainText()).isEqualTo("1");
        assertThat(bundle.get("text/html")).contains("<b>1</b>");
        assertThat(bundle.get("text/latex")).isEmpty();
    }

    @Test
    void grows_by_copies() {
        var plain = MimeBundle.text("1");
        assertThat(plain.withHtml("<b>1</b>")).isNotEqualTo(plain);
        assertThat(plain.withMetadata(MimeBundle.PNG, Map.of("width", 10)).metadata())
                .containsEntry("image/png", Map.of("width", 10));
        assertThat(plain).isEqualTo(MimeBundle.text("1"));
        assertThatThrownBy(() -> plain.data().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}

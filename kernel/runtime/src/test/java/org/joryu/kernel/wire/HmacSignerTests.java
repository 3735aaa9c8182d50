package org.joryu.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HmacSignerTests {

    // RFC 4231, test case 2
    private static final String KEY = "Jefe";
    private static final List<byte[]> PARTS = List.of(bytes("what do ya want "), bytes("for nothing?"));
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void signs_the_concatenated_parts() {
        assertThat(HmacSigner.of("hmac-sha256", KEY).sign(PARTS)).asString().isEqualTo(SIGNATURE);
    }

    @Test
    void signs_the_same_again_and_again() {
        var signer = HmacSigner.of("hmac-sha256", KEY);
        assertThat(signer.sign(PARTS)).isEqualTo(signer.sign(PARTS));
    }

    @Test
    void knows_the_other_digests_of_the_jdk() {
        assertThat(HmacSigner.of("hmac-sha512", KEY).sign(PARTS))
                .asString()
                .startsWith("164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554");
    }

    @Test
    void tells_a_right_signature_from_a_wrong_one() {
        var signer = HmacSigner.of("hmac-sha256", KEY);
        assertThat(signer.verifies(bytes(SIGNATURE), PARTS)).isTrue();
        assertThat(signer.verifies(bytes(SIGNATURE.replace('5', '6')), PARTS)).isFalse();
        assertThat(signer.verifies(bytes(SIGNATURE.substring(1)), PARTS)).isFalse();
        assertThat(signer.verifies(bytes(""), PARTS)).isFalse();
    }

    @Test
    void neither_signs_nor_checks_without_a_key() {
        var signer = HmacSigner.of("hmac-sha256", "");
        assertThat(signer.sign(PARTS)).isEmpty();
        assertThat(signer.verifies(bytes("anything"), PARTS)).isTrue();
    }

    @Test
    void names_the_scheme_that_it_does_not_know() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HmacSigner.of("hmac-rot13", KEY))
                .withMessageContainingAll("signature_scheme", "hmac-rot13", "hmac-sha256");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

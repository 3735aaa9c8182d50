package org.joryu.kernel.wire;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Signs messages and checks signatures: HMAC over the four JSON parts ("The wire protocol" in the
/// messaging specification). Safe for use by many threads.
final class HmacSigner {

    private static final byte[] UNSIGNED = {};

    private final @Nullable Mac keyed;

    private HmacSigner(@Nullable Mac keyed) {
        this.keyed = keyed;
    }

    /// A signer.
    ///
    /// @param scheme `hmac-` and a digest that the JDK knows, such as `hmac-sha256`
    /// @param key the secret; with an empty one nothing is signed or checked
    static HmacSigner of(String scheme, String key) {
        if (key.isEmpty()) {
            return new HmacSigner(null);
        }
        var algorithm = scheme.toLowerCase(Locale.ROOT).replaceFirst("^hmac-", "Hmac");
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            // Not every Mac can be cloned, which is better found here than at the first message.
            return new HmacSigner((Mac) mac.clone());
        } catch (GeneralSecurityException | CloneNotSupportedException unknown) {
            throw new IllegalArgumentException(
                    "signature_scheme must be hmac- and a digest of this JDK, such as hmac-sha256, but was " + scheme,
                    unknown);
        }
    }

    /// {@return whether there is a key} Without one every signature is right.
    boolean signs() {
        return keyed != null;
    }

    /// The signature as lower-case hexadecimal ASCII, empty without a key.
    byte[] sign(List<byte[]> parts) {
        if (keyed == null) {
            return UNSIGNED;
        }
        // A keyed Mac is stateful while it digests, and a clone is cheaper than another key set-up.
        var mac = copy(keyed);
        parts.forEach(mac::update);
        return HexFormat.of().formatHex(mac.doFinal()).getBytes(StandardCharsets.US_ASCII);
    }

    /// {@return whether the signature is that of the parts} Takes as long for a wrong one as for a right one.
    boolean verifies(byte[] signature, List<byte[]> parts) {
        return keyed == null || MessageDigest.isEqual(signature, sign(parts));
    }

    private static Mac copy(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("was cloned before", impossible);
        }
    }
}

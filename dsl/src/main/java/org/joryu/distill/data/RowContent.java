package org.joryu.distill.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// Fingerprints of what a teacher sees of rows: their numbers, not their labels.
final class RowContent {

    private final MessageDigest digest = Sha256.start();

    /// The first eight bytes of the SHA-256 of a row's numbers, each as four bytes, big-endian.
    long of(Split split, int place) {
        var row = split.row(place);
        var bytes = ByteBuffer.allocate(row.length * Float.BYTES);
        for (float value : row) {
            bytes.putFloat(value);
        }
        return ByteBuffer.wrap(digest.digest(bytes.array())).getLong();
    }

    /// Of splits as a whole: their names, ids and fingerprints in order, and how rows are laid out.
    static String sha256(List<Split> splits) {
        var whole = Sha256.start();
        var content = new RowContent();
        for (var split : splits) {
            whole.update(split.name().getBytes(StandardCharsets.UTF_8));
            whole.update(LongStrings.join(split.inputShape(), ",").getBytes(StandardCharsets.UTF_8));
            var bytes = ByteBuffer.allocate(2 * Long.BYTES);
            for (int place = 0; place < split.size(); place++) {
                bytes.clear().putLong(split.rowId(place)).putLong(content.of(split, place));
                whole.update(bytes.array());
            }
        }
        return HexFormat.of().formatHex(whole.digest());
    }
}

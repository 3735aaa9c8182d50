package org.joryu.distill.data;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/// A data set's fingerprint: big-endian, as `ByteBuffer` writes.
final class DatasetDigest {

    private DatasetDigest() {}

    static String of(Dataset data) {
        var digest = Sha256.start();
        digest.update(data.classNames().toString().getBytes(StandardCharsets.UTF_8));
        digest.update(LongStrings.join(data.inputShape(), ",").getBytes(StandardCharsets.UTF_8));
        for (var split : List.of(data.train(), data.dev(), data.test())) {
            digest.update(split.name().getBytes(StandardCharsets.UTF_8));
            for (int place = 0; place < split.size(); place++) {
                digest.update(bytes(split, place));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static ByteBuffer bytes(Split split, int place) {
        var row = split.row(place);
        var bytes = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + row.length * Float.BYTES)
                .putLong(split.rowId(place))
                .putInt(split.label(place));
        for (float value : row) {
            bytes.putFloat(value);
        }
        return bytes.flip();
    }
}

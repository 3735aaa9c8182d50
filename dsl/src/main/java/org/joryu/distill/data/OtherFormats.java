package org.joryu.distill.data;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What else a file may be that was taken for an Arrow file, and what to do then.
final class OtherFormats {

    private record Format(String start, String name) {}

    private static final List<Format> KNOWN = List.of(
            new Format(
                    "PAR1",
                    "a Parquet file: in Python, pyarrow.feather.write_feather(pyarrow.parquet.read_table(\"in.parquet\"), \"out.arrow\", compression=\"uncompressed\")"),
            new Format(
                    "FEA1",
                    "a Feather file of version 1, which has another format: read and write it again with pyarrow.feather"),
            new Format("\u001f\u008b", "compressed with gzip: unpack it first"),
            new Format("PK", "a zip file: unpack it first"));

    private OtherFormats() {}

    /// What it is and what to do, behind "is".
    ///
    /// @param start its first bytes
    static String name(MemorySegment start) {
        var text = new String(start.toArray(ValueLayout.JAVA_BYTE), StandardCharsets.ISO_8859_1);
        return KNOWN.stream()
                .filter(format -> text.startsWith(format.start))
                .map(Format::name)
                .findFirst()
                .orElse("damaged or of another kind: write it again, or name another file");
    }
}

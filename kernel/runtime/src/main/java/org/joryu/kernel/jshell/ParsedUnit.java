package org.joryu.kernel.jshell;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/// A piece of a cell made a compilation unit, to be parsed.
final class ParsedUnit extends SimpleJavaFileObject {

    private final CellSource.Piece piece;
    private final String text;

    /// @param text the piece's code and what stands around it
    ParsedUnit(CellSource.Piece piece, String text) {
        super(URI.create("string:///S" + piece.offset() + ".java"), Kind.SOURCE);
        this.piece = piece;
        this.text = text;
    }

    CellSource.Piece piece() {
        return piece;
    }

    String text() {
        return text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}

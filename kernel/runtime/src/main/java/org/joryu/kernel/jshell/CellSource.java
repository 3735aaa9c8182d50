package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/// A cell cut into snippets, once, with each one's place in the cell.
///
/// @param name what to call it in messages, such as "cell 7"
/// @param lines the cell's lines
/// @param pieces its snippets, in order
/// @param packages the packages that files pasted into it say they are in
record CellSource(String name, List<String> lines, List<Piece> pieces, List<String> packages) {

    private static final SyntaxCheck SYNTAX = new SyntaxCheck();

    /// Nothing else in Java begins with the word; comments may stand before it.
    private static final Pattern PACKAGE = Pattern.compile(
            "(?:\\s|//[^\\n]*\\n|/\\*(?s:.*?)\\*/)*package\\s+([\\p{javaJavaIdentifierPart}.\\s]+?)\\s*;");

    private static final Pattern LONE_RETURN = Pattern.compile("\\r(?!\\n)");

    /// What some editors begin files with.
    private static final char BYTE_ORDER_MARK = '\ufeff';

    /// A place in a cell.
    ///
    /// @param line from 1
    /// @param column from 0
    record Position(int line, int column) {

        /// The place that many characters of `text` further on, where `text` begins here.
        Position plus(String text, int characters) {
            int newLines = (int)
                    text.substring(0, characters).chars().filter(c -> c == '\n').count();
            return newLines == 0
                    ? new Position(line, column + characters)
                    : new Position(line + newLines, characters - text.lastIndexOf('\n', characters - 1) - 1);
        }
    }

    /// One snippet.
    ///
    /// @param code its source, as JShell takes it, without blanks before it
    /// @param offset where it begins in the cell, in UTF-16 units
    /// @param start the same as line and column
    /// @param completeness what JShell thinks of it
    record Piece(String code, int offset, Position start, Completeness completeness) {

        /// The place in the cell of an offset in this snippet.
        Position at(int offsetInSnippet) {
            return start.plus(code, Math.clamp(offsetInSnippet, 0, code.length()));
        }

        /// Whether it is an expression without a semicolon, whose value is to be seen.
        boolean isShown() {
            return completeness == Completeness.COMPLETE_WITH_SEMI;
        }

        /// Whether it has no end, so that all the rest of the cell is in it.
        boolean isUnended() {
            return CellSource.isUnended(completeness);
        }
    }

    CellSource {
        lines = List.copyOf(lines);
        pieces = List.copyOf(pieces);
        packages = List.copyOf(packages);
    }

    static CellSource split(String written, String name, SourceCodeAnalysis analysis) {
        var code = readable(written);
        var pieces = new ArrayList<Piece>();
        var packages = new ArrayList<String>();
        var begin = new Position(1, 0);
        int offset = 0;
        while (offset < code.length()) {
            var rest = code.substring(offset);
            var inPackage = PACKAGE.matcher(rest);
            if (inPackage.lookingAt()) {
                packages.add(String.valueOf(inPackage.group(1)));
                offset += inPackage.end();
                continue;
            }
            var info = analysis.analyzeCompletion(rest);
            if (info.completeness() == Completeness.EMPTY) {
                break;
            }
            int start = offset + rest.length() - rest.stripLeading().length();
            var place = begin.plus(code, start);
            var lines =
                    isUnended(info.completeness()) || mayBeSeveral(info.source().strip())
                            ? expressionAtTheStartOf(rest)
                            : "";
            if (!lines.isEmpty()) {
                pieces.add(new Piece(lines.strip(), start, place, Completeness.COMPLETE_WITH_SEMI));
                offset += lines.length();
                continue;
            }
            if (isUnended(info.completeness())) {
                pieces.add(new Piece(rest.strip(), start, place, info.completeness()));
                break;
            }
            pieces.add(new Piece(info.source().strip(), start, place, info.completeness()));
            // What JShell makes of "a +" is all there is: it ends the snippet itself and repeats it
            // as the rest.
            offset = info.completeness() == Completeness.CONSIDERED_INCOMPLETE
                    ? code.length()
                    : code.length() - info.remaining().length();
        }
        return new CellSource(name, code.lines().toList(), pieces, packages);
    }

    /// The same text with every character in its place, as the compiler reads it.
    private static String readable(String written) {
        var code = LONE_RETURN.matcher(written).replaceAll("\n");
        return !code.isEmpty() && code.charAt(0) == BYTE_ORDER_MARK ? " " + code.substring(1) : code;
    }

    /// JShell takes expressions on several lines for one, and finds out later that a semicolon is missing.
    private static boolean mayBeSeveral(String source) {
        return source.contains("\n") && !source.endsWith(";") && !source.endsWith("}");
    }

    /// The most lines, but not all, that together are one expression without its semicolon; empty if there are none.
    ///
    /// As the last expression of a cell needs no semicolon, so none needs one that ends its line.
    private static String expressionAtTheStartOf(String rest) {
        if (SYNTAX.isExpression(rest)) {
            return "";
        }
        for (int end = rest.lastIndexOf('\n'); end > 0; end = rest.lastIndexOf('\n', end - 1)) {
            var lines = rest.substring(0, end);
            if (SYNTAX.isExpression(lines)) {
                return lines;
            }
        }
        return "";
    }

    private static boolean isUnended(Completeness completeness) {
        return completeness == Completeness.UNKNOWN || completeness == Completeness.DEFINITELY_INCOMPLETE;
    }

    /// The text of a line of the cell, from 1; empty where there is none.
    String line(int line) {
        return line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
    }
}

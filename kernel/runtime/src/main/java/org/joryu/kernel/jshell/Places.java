package org.joryu.kernel.jshell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import org.jspecify.annotations.Nullable;

/// Where in which cell the code of a snippet's class stands.
///
/// JShell wraps each snippet in a class, whose lines are not those of the snippet, which are not
/// those of the cell. Asked by whatever thread prints an exception.
final class Places {

    /// How many classes are remembered that no declaration leads to any more.
    private static final int RECENT = 1_000;

    /// `REPL.$JShell$12B_13$Account`: snippets 12, in its third version, and 13.
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$(\\w+))(?:\\$.*)?");

    private static final Pattern INDEX = Pattern.compile("\\d+");

    /// By JShell's number for the name, which a new declaration of the name takes over; a snippet's
    /// class changes whenever something that it uses does.
    private final Map<Integer, Place> declared = new HashMap<>();

    /// By class.
    private final Map<String, Place> recent = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > RECENT;
        }
    };

    private @Nullable SourceCodeAnalysis analysis;
    private CellSource.@Nullable Piece piece;
    private @Nullable CellSource cell;
    private int ids;

    /// A line of a cell, from 1.
    ///
    /// @param piece the snippet that it is in
    record Spot(CellSource cell, CellSource.Piece piece, int line) {}

    private record Place(SnippetWrapper wrapper, CellSource cell, CellSource.Piece piece) {

        boolean isOf(String type) {
            return wrapper.fullClassName().equals(type);
        }

        /// The spot of a line of the class.
        Spot spot(int line) {
            // Not the piece's code, to which something may have been added that JShell asks for.
            return new Spot(
                    cell,
                    piece,
                    piece.start().plus(wrapper.source(), sourcePosition(line)).line());
        }

        /// Whether that line of the class comes from this snippet, where others share its class.
        boolean has(int line) {
            var source = wrapper.source();
            int at = sourcePosition(line);
            int begin = source.lastIndexOf('\n', at - 1) + 1;
            int end = source.indexOf('\n', begin);
            return text(line)
                    .contains(source.substring(begin, end < 0 ? source.length() : end)
                            .strip());
        }

        private String text(int line) {
            return wrapper.wrapped().lines().skip(line - 1L).findFirst().orElse("");
        }

        /// The last place of the line: what JShell puts around a snippet on its first line stands
        /// before it.
        private int sourcePosition(int line) {
            var wrapped = wrapper.wrapped();
            int end = -1;
            for (int i = 0; i < line; i++) {
                end = wrapped.indexOf('\n', end + 1);
            }
            int position = wrapper.wrappedToSourcePosition(end < 0 ? wrapped.length() : Math.max(0, end - 1));
            return Math.clamp(position, 0, wrapper.source().length());
        }
    }

    /// The snippets that come now are this piece's.
    synchronized void begin(SourceCodeAnalysis analysis, CellSource cell, CellSource.Piece piece) {
        this.analysis = analysis;
        this.cell = cell;
        this.piece = piece;
    }

    /// JShell is about to run the snippet. Answers an id for it.
    synchronized String add(Snippet snippet, int index) {
        if (analysis != null && cell != null && piece != null) {
            var place = new Place(analysis.wrapper(snippet), cell, piece);
            if (snippet instanceof DeclarationSnippet && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
                declared.put(index, place);
            }
            recent.put(place.wrapper.fullClassName(), place);
        }
        return String.valueOf(++ids);
    }

    /// Where a frame is, if it is code of a cell.
    synchronized @Nullable Spot find(StackTraceElement frame) {
        var wrapper = WRAPPER.matcher(frame.getClassName());
        if (!wrapper.matches() || frame.getLineNumber() < 1) {
            return null;
        }
        var type = Objects.requireNonNull(wrapper.group(1));
        var places = places(type, Objects.requireNonNull(wrapper.group(2)));
        return places.stream()
                .filter(place -> places.size() == 1 || place.has(frame.getLineNumber()))
                .findFirst()
                .map(place -> place.spot(frame.getLineNumber()))
                .orElse(null);
    }

    private List<Place> places(String type, String indexes) {
        var found = new ArrayList<Place>();
        var index = INDEX.matcher(indexes);
        while (index.find()) {
            var place = declared.get(Integer.valueOf(index.group()));
            if (place != null && place.isOf(type)) {
                found.add(place);
            }
        }
        var place = recent.get(type);
        if (found.isEmpty() && place != null && place.isOf(type)) {
            found.add(place);
        }
        return found;
    }
}

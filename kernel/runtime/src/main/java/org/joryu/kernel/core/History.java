package org.joryu.kernel.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;

/// The cells of this run of the kernel, oldest first. Thread-safe.
final class History {

    /// There is but one session: nothing is kept beyond the process.
    static final int SESSION = 1;

    private final List<HistoryEntry> entries = new ArrayList<>();

    synchronized void add(HistoryEntry entry) {
        entries.add(entry);
    }

    synchronized List<HistoryEntry> entries(HistoryAccess access) {
        return switch (access) {
            case HistoryAccess.Tail(var n) -> last(n, entries);
            case HistoryAccess.Range(var session, var start, var stop) ->
                entries.stream()
                        .filter(_ -> session == 0 || session == SESSION)
                        .filter(entry -> start <= entry.line() && entry.line() < stop)
                        .toList();
            case HistoryAccess.Search(var pattern, var n, var unique) -> {
                var glob = glob(pattern);
                var found = entries.stream()
                        .filter(entry -> glob.matcher(entry.source()).matches())
                        .toList();
                yield last(n, unique ? latestOfEqual(found) : found);
            }
        };
    }

    private static List<HistoryEntry> last(int n, List<HistoryEntry> entries) {
        return List.copyOf(entries.subList(Math.clamp((long) entries.size() - n, 0, entries.size()), entries.size()));
    }

    private static List<HistoryEntry> latestOfEqual(List<HistoryEntry> entries) {
        var bySource = new LinkedHashMap<String, HistoryEntry>();
        entries.forEach(entry -> bySource.putLast(entry.source(), entry));
        return List.copyOf(bySource.values());
    }

    private static Pattern glob(String pattern) {
        var regex = pattern.codePoints()
                .mapToObj(c -> switch (c) {
                    case '*' -> ".*";
                    case '?' -> ".";
                    default -> Pattern.quote(Character.toString(c));
                })
                .collect(Collectors.joining());
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}

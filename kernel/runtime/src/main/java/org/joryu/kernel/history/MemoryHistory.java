package org.joryu.kernel.history;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.joryu.kernel.protocol.HistoryAccess;
import org.joryu.kernel.protocol.HistoryEntry;
import org.jspecify.annotations.Nullable;

/// The latest cells of this run of the kernel, which is its only session.
final class MemoryHistory implements History {

    static final int SESSION = 1;
    private static final int CAPACITY = 10_000;

    private final Limits limits;
    private final Deque<HistoryEntry> entries = new ArrayDeque<>();

    MemoryHistory(Limits limits) {
        this.limits = limits;
    }

    @Override
    public synchronized void add(int line, String source, @Nullable String output) {
        if (limits.takes(source)) {
            entries.add(new HistoryEntry(SESSION, line, source, limits.cut(output)));
        }
        if (entries.size() > CAPACITY) {
            entries.remove();
        }
    }

    @Override
    public CompletableFuture<List<HistoryEntry>> entries(HistoryAccess access) {
        return CompletableFuture.completedFuture(now(access));
    }

    /// Those with a greater line.
    synchronized List<HistoryEntry> after(int line) {
        return entries.stream().filter(entry -> entry.line() > line).toList();
    }

    List<HistoryEntry> now(HistoryAccess access) {
        var all = after(0);
        return switch (access) {
            case HistoryAccess.Tail(var n) -> last(n, all);
            case HistoryAccess.Range range -> {
                int session = range.session() <= 0 ? range.session() + SESSION : range.session();
                var lines =
                        LineRange.of(range, all.isEmpty() ? 0 : all.getLast().line());
                yield all.stream()
                        .filter(entry -> entry.session() == session && lines.contains(entry.line()))
                        .toList();
            }
            case HistoryAccess.Search(var pattern, var n, var unique) -> {
                var glob = glob(pattern);
                var found = all.stream()
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

    @Override
    public void close() {
        // There is nothing to save.
    }
}

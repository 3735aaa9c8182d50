package org.joryu.kernel.analysis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.joryu.kernel.interpreter.Completions;

/// What may stand at the cursor, one item for each text, best first.
final class Proposals {

    /// In the order in which they are shown.
    enum Rank {
        FITTING,
        NEAR,
        MEMBER,
        UNIVERSAL,
        KEYWORD,
        KNOWN,
        SELDOM,
        UNKNOWN
    }

    private record Proposal(String text, String type, String signature, Rank rank, int order, int others) {

        Proposal and(Rank another) {
            return new Proposal(text, type, signature, rank.compareTo(another) < 0 ? rank : another, order, others + 1);
        }

        Proposal as(String another) {
            return new Proposal(another, type, signature, rank, order, others);
        }

        Completions.Item item() {
            return new Completions.Item(
                    text, type, others == 0 ? signature : "%s  (+%d more)".formatted(signature, others));
        }
    }

    private final Map<String, Proposal> byText = new LinkedHashMap<>();
    private final String prefix;

    /// @param prefix what of the word has been typed
    Proposals(String prefix) {
        this.prefix = prefix;
    }

    boolean isWanted(CharSequence name) {
        return name.toString().startsWith(prefix) && name.toString().indexOf("$joryu$") < 0;
    }

    String prefix() {
        return prefix;
    }

    /// Adds one more of its text, such as another overload.
    void add(String text, String type, String signature, Rank rank) {
        if (!isWanted(text)) {
            return;
        }
        put(text, type, signature, rank);
    }

    /// Adds a method to call. Its overloads are one item, with "()" if none of them takes anything.
    void addCall(String name, boolean takesNothing, String signature, Rank rank) {
        var open = name + "(";
        var closed = name + "()";
        if (takesNothing && !has(open)) {
            add(closed, "function", signature, rank);
        } else {
            var replaced = byText.remove(closed);
            if (replaced != null) {
                byText.put(open, replaced.as(open));
            }
            add(open, "function", signature, rank);
        }
    }

    /// Adds a text that does not begin with what has been typed, such as a qualified name.
    void put(String text, String type, String signature, Rank rank) {
        byText.merge(
                text,
                new Proposal(text, type, signature, rank, byText.size(), 0),
                (first, another) -> first.and(another.rank()));
    }

    /// Whether there is something of this text already, which hides what is further out.
    boolean has(String text) {
        return byText.containsKey(text);
    }

    boolean isEmpty() {
        return byText.isEmpty();
    }

    Completions between(int start, int end) {
        var items = byText.values().stream()
                .sorted(Comparator.comparing(Proposal::rank).thenComparingInt(Proposal::order))
                .map(Proposal::item)
                .toList();
        return new Completions(items, start, end);
    }
}

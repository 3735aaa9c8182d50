package org.joryu.kernel.interpreter;

import java.util.List;

/// The answer to `complete_request`: each item replaces the text from `start` to `end`.
///
/// @param items best first
/// @param start UTF-16 offset where the replaced text begins
/// @param end UTF-16 offset where it ends
public record Completions(List<Item> items, int start, int end) {

    public Completions {
        items = List.copyOf(items);
    }

    /// One proposal.
    ///
    /// @param text what would be inserted
    /// @param type what it is: `class`, `function`, `instance`, `keyword`, ...; empty where unknown
    /// @param signature parameters and result, empty where unknown
    public record Item(String text, String type, String signature) {}
}

package org.joryu.kernel.core;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.joryu.kernel.protocol.Header;

/// Which request of its kind is the newest of each front end.
///
/// A front end that asks anew for completions has typed on, and looks at no answer to what it asked
/// before.
final class Newest {

    private final Map<String, String> messages = new ConcurrentHashMap<>();

    /// Takes note of a request that has come in.
    void received(Header header) {
        messages.put(header.session(), header.messageId());
    }

    /// Whether another has come in since.
    boolean isOutdated(Header header) {
        return !header.messageId().equals(messages.getOrDefault(header.session(), header.messageId()));
    }

    /// Forgets a request that is answered.
    void answered(Header header) {
        messages.remove(header.session(), header.messageId());
    }
}

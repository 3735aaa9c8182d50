package org.joryu.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One message, whole, but for the routing prefix and the signature that are the transport's.
///
/// @param header of this message
/// @param parent the header of the request that caused it, null where nothing did
/// @param metadata JSON values by name, usually empty
/// @param content what it says
/// @param buffers binary attachments, usually none
public record Message(
        Header header, @Nullable Header parent, Map<String, Object> metadata, Content content, List<byte[]> buffers) {

    public Message {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        buffers = List.copyOf(buffers);
    }

    /// A message without metadata or buffers.
    public static Message of(Header header, @Nullable Header parent, Content content) {
        return new Message(header, parent, Map.of(), content, List.of());
    }
}

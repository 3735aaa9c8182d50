package org.joryu.kernel.wire;

import java.util.List;
import org.joryu.kernel.protocol.Message;

/// A message and the routing prefix that ZeroMQ delivers it by.
///
/// @param identities of the front end on a ROUTER socket; the topic on iopub
/// @param message what is sent
public record Envelope(List<byte[]> identities, Message message) {
    public Envelope {
        identities = List.copyOf(identities);
    }
}

package org.joryu.kernel.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// One run of a kernel, as the sender of messages.
public final class Session {

    /// The version of the messaging specification that is spoken here.
    public static final String PROTOCOL_VERSION = "5.5";

    private final String id = UUID.randomUUID().toString();
    private final AtomicLong sent = new AtomicLong();

    /// The header of a new message.
    public Header header(String messageType) {
        // A counter, as a random UUID for each message would cost more than all the rest of a header.
        return new Header(id + "_" + sent.incrementAndGet(), id, "kernel", now(), messageType, PROTOCOL_VERSION, null);
    }

    /// The present time as the protocol writes it: ISO 8601, UTC.
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS).toString();
    }
}

package org.joryu.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Custom messages between a front end and an object in the kernel; either side may send them.
public sealed interface Comm extends Request, Publication {

    /// The comm that is spoken of.
    String commId();

    /// What is said.
    Payload payload();

    /// The same with another payload.
    Comm with(Payload payload);

    /// Opens a comm.
    ///
    /// @param targetName what is to answer on the other side
    record CommOpen(String commId, String targetName, Payload payload) implements Comm {
        @Override
        public String messageType() {
            return "comm_open";
        }

        @Override
        public CommOpen with(Payload payload) {
            return new CommOpen(commId, targetName, payload);
        }
    }

    /// Says something over an open comm.
    record CommMessage(String commId, Payload payload) implements Comm {
        @Override
        public String messageType() {
            return "comm_msg";
        }

        @Override
        public CommMessage with(Payload payload) {
            return new CommMessage(commId, payload);
        }
    }

    /// Ends a comm.
    record CommClose(String commId, Payload payload) implements Comm {
        @Override
        public String messageType() {
            return "comm_close";
        }

        @Override
        public CommClose with(Payload payload) {
            return new CommClose(commId, payload);
        }
    }

    /// What is said over a comm. Unlike other messages', its metadata and buffers belong to what is said.
    ///
    /// @param data JSON values by name, some of them null: the part of it that is content
    /// @param metadata JSON values by name
    /// @param buffers binary attachments
    record Payload(Map<String, @Nullable Object> data, Map<String, @Nullable Object> metadata, List<byte[]> buffers) {

        /// Nothing at all.
        public static final Payload NONE = of(Map.of());

        public Payload {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
            buffers = List.copyOf(buffers);
        }

        /// Data alone.
        public static Payload of(Map<String, @Nullable Object> data) {
            return new Payload(data, Map.of(), List.of());
        }
    }
}

package org.joryu.kernel.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Custom messages between a front end and an object in the kernel; either side may send them.
public sealed interface Comm extends Request, Publication {

    /// The comm that is spoken of.
    String commId();

    /// JSON values by name, at the comm target's discretion.
    Map<String, Object> data();

    /// Opens a comm.
    ///
    /// @param targetName what is to answer on the other side
    record CommOpen(String commId, String targetName, Map<String, Object> data) implements Comm {
        public CommOpen {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        @Override
        public String messageType() {
            return "comm_open";
        }
    }

    /// Says something over an open comm.
    record CommMessage(String commId, Map<String, Object> data) implements Comm {
        public CommMessage {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        @Override
        public String messageType() {
            return "comm_msg";
        }
    }

    /// Ends a comm.
    record CommClose(String commId, Map<String, Object> data) implements Comm {
        public CommClose {
            data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
        }

        @Override
        public String messageType() {
            return "comm_close";
        }
    }
}

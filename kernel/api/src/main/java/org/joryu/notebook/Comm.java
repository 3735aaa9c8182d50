package org.joryu.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A line between an object of the notebook's code and one in the front end; either may say something
/// at any time ("Custom messages" in the messaging specification). Widgets are made of comms.
///
/// ```java
/// var comm = Comm.open("weather", Comm.Message.of(Map.of("city", "Kyoto")), message -> {
///     System.out.println(message.data().get("temperature"));
/// });
/// comm.send(Map.of("city", "Nara"));
/// ```
///
/// Messages may be sent from any thread. They keep their place among the output of the cell that the
/// sending thread belongs to.
///
/// Handlers run on a thread of their own, which all comms share: one handler at a time, in the order in
/// which the messages came, and beside the running cell. What a handler prints appears with the widget
/// that caused it; what it throws is printed likewise, and the comm stays open. The stop button ends the
/// running handler when no cell runs, or when it is pressed again; pressed once, it ends the running cell.
///
/// Without a kernel, and on threads that belong to no cell, a comm is closed from the beginning: what
/// is sent goes nowhere.
public interface Comm {

    /// Its id, the same on both sides.
    String id();

    /// What answers on the side that did not open it.
    String targetName();

    /// {@return whether neither side has closed it, and the kernel has not ended}
    boolean isOpen();

    /// Says something to the front end. Nothing is sent once the comm is closed.
    void send(Message message);

    /// Says something that needs neither metadata nor buffers.
    default void send(Map<String, ?> data) {
        send(Message.of(data));
    }

    /// Names what is done with messages from the front end, in place of what was named before. A message
    /// that comes while there is none is dropped.
    void onMessage(Consumer<? super Message> handler);

    /// Names what is done when the front end closes the comm, in place of what was named before.
    void onClose(Consumer<? super Message> handler);

    /// Closes the comm with a last word; does nothing if it is closed already.
    void close(Message farewell);

    /// Closes the comm.
    default void close() {
        close(Message.of(Map.of()));
    }

    /// Opens a comm to what the front end knows by a name; a front end that knows none closes it.
    ///
    /// @param targetName such as `jupyter.widget`
    /// @param opening the first message, which is not sent to the handler of the other side but to its
    ///     target
    /// @param onMessage what is done with messages from the front end; it misses none
    static Comm open(String targetName, Message opening, Consumer<? super Message> onMessage) {
        return Notebook.current().openComm(targetName, opening, onMessage);
    }

    /// What is said over a comm.
    ///
    /// The data is JSON: `Map`, `List`, `String`, `Number`, `Boolean` and null. In what comes from a
    /// front end, whole numbers are `Long` if they fit, and all other numbers `Double`.
    ///
    /// @param data JSON values by name, as both sides agreed
    /// @param metadata JSON values by name, beside the content of the message
    /// @param buffers binary data, which is not copied: leave it unchanged
    record Message(Map<String, @Nullable Object> data, Map<String, @Nullable Object> metadata, List<byte[]> buffers) {

        public Message {
            data = copy(data);
            metadata = copy(metadata);
            buffers = List.copyOf(buffers);
        }

        /// A message of data alone.
        public static Message of(Map<String, ?> data) {
            return new Message(copy(data), Map.of(), List.of());
        }

        /// The same message with this metadata.
        public Message withMetadata(Map<String, ?> metadata) {
            return new Message(data, copy(metadata), buffers);
        }

        /// The same message with these buffers.
        public Message withBuffers(byte[]... buffers) {
            return new Message(data, metadata, List.of(buffers));
        }

        // Not Map.copyOf, which refuses null and forgets the order.
        private static Map<String, @Nullable Object> copy(Map<String, ?> json) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(json));
        }
    }
}

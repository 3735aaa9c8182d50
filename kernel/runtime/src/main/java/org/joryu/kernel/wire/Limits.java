package org.joryu.kernel.wire;

/// How much one message may be, so that no sender can use up the kernel's memory.
///
/// @param frames how many frames it may have, buffers included
/// @param bytes how long they may be, together and each
record Limits(int frames, long bytes) {

    /// Names the most bytes that a message may have, in place of the default.
    static final String PROPERTY = "joryu.max.message.bytes";

    /// Of frames that carry no message: heartbeats and subscriptions.
    static final Limits SHORT = new Limits(16, 64 << 10);

    /// Enough for the largest buffers that widgets send.
    private static final long DEFAULT_BYTES = 512L << 20;

    /// A message is held twice while it is read, as bytes and as text of two bytes a character.
    private static final int PARTS_OF_HEAP = 4;

    /// No widget comes near it.
    private static final int FRAMES = 10_000;

    /// 512 MiB, or a quarter of the heap if that is less; or what the property [#PROPERTY] says.
    static Limits configured() {
        var said = System.getProperty(PROPERTY);
        return new Limits(
                FRAMES,
                said == null ? Math.min(DEFAULT_BYTES, Runtime.getRuntime().maxMemory() / PARTS_OF_HEAP) : bytes(said));
    }

    private static long bytes(String said) {
        // Ten digits are more than a frame can have in Java.
        if (!said.matches("[1-9][0-9]{0,9}")) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be a number of bytes > 0, but was " + said + ": leave it out for 512 MiB");
        }
        return Long.parseLong(said);
    }
}

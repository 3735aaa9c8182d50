package org.joryu.kernel.wire;

/// What is done with messages that come in.
@FunctionalInterface
public interface Receiver {

    /// Takes one message. Called by the thread that owns the sockets: must return at once.
    void received(Channel channel, Envelope envelope);
}

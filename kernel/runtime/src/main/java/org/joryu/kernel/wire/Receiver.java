package org.joryu.kernel.wire;

/// What is done with messages that come in. Called by the thread that owns the sockets: all methods must
/// return at once.
public interface Receiver {

    /// Takes one message.
    void received(Channel channel, Envelope envelope);

    /// Learns that a question, sent on stdin, has nobody to reach: the front end has not connected there.
    ///
    /// @param messageId of the question
    void undelivered(String messageId);
}

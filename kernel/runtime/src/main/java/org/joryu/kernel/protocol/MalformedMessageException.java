package org.joryu.kernel.protocol;

/// Bytes that are not a message of the protocol. Whoever receives them drops them and goes on.
public final class MalformedMessageException extends Exception {

    private static final long serialVersionUID = 1;

    public MalformedMessageException(String message) {
        super(message);
    }

    public MalformedMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}

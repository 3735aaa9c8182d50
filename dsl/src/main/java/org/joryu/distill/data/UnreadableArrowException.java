package org.joryu.distill.data;

import java.io.Serial;

/// What an Arrow file has that this library does not read, though it is not damaged.
final class UnreadableArrowException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    UnreadableArrowException(String message) {
        super(message);
    }
}

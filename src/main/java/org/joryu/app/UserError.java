package org.joryu.app;

import java.io.Serial;

/// Something the person at the terminal can put right: shown as one line, without a stack trace.
final class UserError extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }

    UserError(String message, Throwable cause) {
        super(message, cause);
    }
}

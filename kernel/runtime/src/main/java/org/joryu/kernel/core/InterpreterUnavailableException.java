package org.joryu.kernel.core;

/// The kernel runs, but its interpreter could not be opened, so no cell can be run.
final class InterpreterUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    InterpreterUnavailableException(Throwable cause) {
        super(
                "the interpreter could not be started (%s): see the kernel's log, then restart the kernel"
                        .formatted(cause),
                cause);
    }
}

package org.joryu.kernel.wire;

/// The channels that carry messages; the heartbeat carries bare bytes and is not among them.
public enum Channel {
    /// Requests and their replies.
    SHELL,
    /// Requests that must not wait behind others: interrupt, shutdown.
    CONTROL,
    /// The kernel asks, the user types.
    STDIN,
    /// What every front end sees.
    IOPUB
}

package org.joryu.notebook;

/// What answers when a front end opens a comm.
///
/// ```java
/// CommTarget.register("echo", (comm, opening) -> comm.onMessage(message -> comm.send(message)));
/// ```
@FunctionalInterface
public interface CommTarget {

    /// Takes a comm that a front end has just opened, on the thread of all handlers (see [Comm]). What
    /// comes over it waits until this returns. If this throws, the comm is closed.
    ///
    /// @param opening what the front end said with it
    void opened(Comm comm, Comm.Message opening);

    /// Lets front ends open comms under this name, in place of what was registered under it before.
    /// Comms that are open already stay with what answered them. Without a kernel, nobody will.
    static void register(String name, CommTarget target) {
        Notebook.current().registerCommTarget(name, target);
    }
}

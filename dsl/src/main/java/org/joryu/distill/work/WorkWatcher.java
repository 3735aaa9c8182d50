package org.joryu.distill.work;

/// For whatever shows work that takes long: found by `ServiceLoader`, asked for a listener for each.
@FunctionalInterface
public interface WorkWatcher {

    /// A listener for work on the calling thread.
    WorkListener watchWork();
}

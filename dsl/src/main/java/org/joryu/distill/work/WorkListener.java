package org.joryu.distill.work;

/// Watches work that may take long. Called on its thread, so it should return at once.
///
/// The order is `started`, some `advanced`, then `ended`, always.
public interface WorkListener {

    /// {@return whether it should end, and keep nothing} Asked often.
    default boolean stopRequested() {
        return false;
    }

    /// Before it begins.
    default void started(WorkOutline outline) {}

    /// After a part of it.
    ///
    /// @param done how much has been done so far, in the outline's unit
    default void advanced(long done) {}

    /// After the last part.
    ///
    /// @param whole whether all was done
    default void ended(boolean whole) {}
}

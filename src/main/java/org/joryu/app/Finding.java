package org.joryu.app;

/// What `joryu doctor` found in one place that it looked at.
sealed interface Finding {

    /// What there is, as a sentence without a full stop.
    String found();

    /// As it should be.
    record Fine(String found) implements Finding {}

    /// It works, but not as well as it could.
    ///
    /// @param remedy what to do about it
    record Warning(String found, String remedy) implements Finding {}

    /// Something does not work.
    ///
    /// @param remedy what to do about it
    record Problem(String found, String remedy) implements Finding {}
}

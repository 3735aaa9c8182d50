package org.joryu.app;

/// What people type to run this Joryu, for messages.
final class CommandName {

    private CommandName() {}

    /// The command with these arguments: `./joryu` from a clone, unless who started this says otherwise by the
    /// `joryu.command` property.
    static String with(String arguments) {
        return System.getProperty("joryu.command", "./joryu") + " " + arguments;
    }
}

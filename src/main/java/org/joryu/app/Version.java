package org.joryu.app;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// Joryu's version, as the jar's manifest has it.
final class Version implements IVersionProvider {

    /// {@return the version, or `development` where the code does not run from its jar}
    static String current() {
        return Objects.requireNonNullElse(Version.class.getPackage().getImplementationVersion(), "development");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Joryu " + current() + " on Java " + Runtime.version()};
    }
}

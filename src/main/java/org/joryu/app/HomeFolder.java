package org.joryu.app;

import java.nio.file.Path;

/// The user's home, as shells, Python and Jupyter know it: by `HOME`. Java asks the system's list of users instead, on
/// which containers often have nobody, and test and build machines somebody else.
final class HomeFolder {

    private HomeFolder() {}

    /// Makes the rest of this process, libraries included, use the same.
    static void adopt() {
        var home = System.getenv("HOME");
        if (home != null && Path.of(home).isAbsolute()) {
            System.setProperty("user.home", home);
        }
    }
}

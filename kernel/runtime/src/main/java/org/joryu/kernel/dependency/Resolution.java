package org.joryu.kernel.dependency;

import java.util.List;

/// What a resolution came to.
///
/// @param wanted what was asked for, with exact versions
/// @param libraries all that it takes, those that are on the class path already included, in order
/// @param platforms POMs whose versions hold from now on
/// @param notes sentences: what was chosen, and why
/// @param warnings sentences: what is not as it was asked for
record Resolution(
        List<Coordinates> wanted,
        List<Added> libraries,
        List<Coordinates> platforms,
        List<String> notes,
        List<String> warnings) {

    Resolution {
        wanted = List.copyOf(wanted);
        libraries = List.copyOf(libraries);
        platforms = List.copyOf(platforms);
        notes = List.copyOf(notes);
        warnings = List.copyOf(warnings);
    }
}

package org.joryu.kernel.dependency;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where Maven's things are, if not in their usual places.
///
/// @param settings the user's `settings.xml`
/// @param repository where downloads are kept
record Locations(@Nullable Path settings, @Nullable Path repository) {

    /// `~/.m2`, and what `maven.repo.local` and the settings say.
    static final Locations USUAL = new Locations(null, null);
}

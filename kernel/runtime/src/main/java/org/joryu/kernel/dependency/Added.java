package org.joryu.kernel.dependency;

import java.nio.file.Path;

/// A library that is on the class path.
///
/// @param coordinates with its exact version
/// @param because who wants it: `you`, or another library
record Added(Coordinates coordinates, Path file, String because) {}

/// For the build: makes the files that people install, from the distribution folder. Not for use at run time.
@NullMarked
package org.joryu.app.packaging;

import org.jspecify.annotations.NullMarked;

/// For the application: composes a kernel out of its parts, starts it and closes it.
@NullMarked
package org.joryu.kernel;

import org.jspecify.annotations.NullMarked;

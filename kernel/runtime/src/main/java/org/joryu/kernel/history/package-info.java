/// For the composition of a kernel: keeps the cells that were run, in memory or, across restarts, in a file that
/// all kernels of a user share.
///
/// Nothing here makes a cell wait: what is to be kept is handed to a thread of its own. A file that cannot be used
/// is logged and done without.
@NullMarked
package org.joryu.kernel.history;

import org.jspecify.annotations.NullMarked;

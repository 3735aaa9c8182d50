/// For the language and for anyone who watches it train: one step, one loop, its metrics.
///
/// Nothing that leaves this package's loop holds native memory: metrics are plain numbers.
@NullMarked
package org.joryu.distill.train;

import org.jspecify.annotations.NullMarked;

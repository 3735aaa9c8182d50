/// For the composition of a kernel: measures what the kernel and its machine use.
@NullMarked
package org.joryu.kernel.usage;

import org.jspecify.annotations.NullMarked;

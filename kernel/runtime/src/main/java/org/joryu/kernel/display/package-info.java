/// For the kernel's core: implements the notebook that code in a cell sees, on the iopub channel.
///
/// Every output knows the cell it belongs to by the thread that made it: [Cells] hands the cell on to
/// each thread that a thread of the cell starts, so background work keeps writing below its own cell.
@NullMarked
package org.joryu.kernel.display;

import org.jspecify.annotations.NullMarked;

/// For the parts of the kernel that speak Jupyter's messaging protocol 5.5: its messages as values.
///
/// [Request], [Reply] and [Publication] list all that may be said, in the words of the messaging
/// specification. [ContentReader] and [ContentWriter] are their JSON. Nothing here does I/O.
@NullMarked
package org.joryu.kernel.protocol;

import org.jspecify.annotations.NullMarked;

/// Magics: commands to the notebook beside Java, `%name` on a line and `%%name` over a cell.
///
/// [MagicInterpreter] takes them out of a cell and runs them and the Java between them in order. What
/// a magic may do is the seam's [org.joryu.notebook.MagicCall]; the magics here use nothing else, but
/// for what they are constructed with.
@NullMarked
package org.joryu.kernel.magic;

import org.jspecify.annotations.NullMarked;

/// For people at a terminal: the `joryu` command, and the only place where kernel and distillation meet.
@NullMarked
package org.joryu.app;

import org.jspecify.annotations.NullMarked;

/// For whatever takes long: how far it is, for those who show it, and how it goes on on a thread of its own.
@NullMarked
package org.joryu.distill.work;

import org.jspecify.annotations.NullMarked;

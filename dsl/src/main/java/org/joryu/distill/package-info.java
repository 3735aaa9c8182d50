/// For people who distil: the words of the language, its immutable stages, plans, runs and reports.
@NullMarked
package org.joryu.distill;

import org.jspecify.annotations.NullMarked;

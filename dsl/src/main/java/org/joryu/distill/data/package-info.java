/// For those who bring data: labelled rows, their splits, and who each row is.
///
/// A row keeps its id, its place in the original file, through every split and draw. All values
/// are checked when a data set is made, so training never meets a NaN that was in the data.
@NullMarked
package org.joryu.distill.data;

import org.jspecify.annotations.NullMarked;

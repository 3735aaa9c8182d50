/// For those who ask, later, what produced a student: plan, seed, digests, versions, device.
@NullMarked
package org.joryu.distill.provenance;

import org.jspecify.annotations.NullMarked;

package org.joryu.distill.data;

import java.util.List;

/// The arrays behind soft targets, one entry per row, never changed.
///
/// @param pictures one per row, or none at all where rows are no images
// Columns of primitives, never compared: what records do to arrays does not matter here.
@SuppressWarnings("ArrayRecordComponent")
record SoftTargetRows(
        long[] rowIds, int[] labels, float[][] teacherLogits, float[][] studentLogits, List<Picture> pictures) {}

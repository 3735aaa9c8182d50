/// For the notebook: charts, tables and progress of trainings, and how results look in a cell.
///
/// Nothing imports this package. A kernel finds it as a `NotebookExtension`, a training as a
/// `TrainingWatcher`. All of its HTML keeps to what JupyterLab's sanitizer lets through, prints
/// every number it colors, and has no script, so that it looks the same live, reopened and in
/// git.
@NullMarked
package org.joryu.distill.view;

import org.jspecify.annotations.NullMarked;

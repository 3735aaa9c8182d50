package org.joryu.kernel.interpreter;

/// One cell to run.
///
/// @param code its source
/// @param number the execution count that the user sees, for messages such as "cell 7, line 3"
public record Cell(String code, int number) {}

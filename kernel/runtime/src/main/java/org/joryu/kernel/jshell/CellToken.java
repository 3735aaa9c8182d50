package org.joryu.kernel.jshell;

/// One execution of one cell, by which its threads and its interrupt know each other.
final class CellToken {}

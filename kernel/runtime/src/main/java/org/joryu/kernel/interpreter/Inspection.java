package org.joryu.kernel.interpreter;

import org.joryu.notebook.MimeBundle;

/// What is known of a name: its signature and documentation.
///
/// @param documentation as text, and as HTML where there is some
public record Inspection(MimeBundle documentation) {}

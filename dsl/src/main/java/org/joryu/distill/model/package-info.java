/// For those who build networks and use trained ones: architectures, weights, classifiers.
///
/// An architecture is a value, weights are plain numbers on the Java heap, and native memory is
/// held only while a [org.joryu.distill.model.LoadedNetwork] is open, so a notebook never has to
/// close a model.
@NullMarked
package org.joryu.distill.model;

import org.jspecify.annotations.NullMarked;

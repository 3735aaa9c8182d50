package org.joryu.kernel.core;

/// The front end that a request came from and the channel it came by: the transport's own affair.
public interface Sender {}

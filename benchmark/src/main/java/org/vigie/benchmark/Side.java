package org.vigie.benchmark;

/// One of two that are asked in turn.
interface Side {

    /// What is done before each question and not timed.
    default void prepare() throws Exception {}

    String answer() throws Exception;
}

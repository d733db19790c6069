package org.vigie.protocol;

/// A fault in a protocol; the message says what was needed, what was found, and in which line.
public final class ProtocolProblem extends RuntimeException {

    public ProtocolProblem(String message) {
        super(message);
    }
}

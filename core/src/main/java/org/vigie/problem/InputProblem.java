package org.vigie.problem;

import java.util.Objects;

/// Input that cannot be used: a protocol, a file, a store, a definition. The message says what was
/// needed, where, what was found and what to do, and never tells a patient's value. It is one line,
/// whatever it quotes.
public class InputProblem extends RuntimeException {

    public InputProblem(String message) {
        super(OneLine.of(message));
    }

    @Override
    public final String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}

package org.vigie.fuzz;

/// What a reader did that none may do.
final class ContractBroken extends AssertionError {

    private static final long serialVersionUID = 1;

    ContractBroken(String message) {
        super(message);
    }

    ContractBroken(String message, Throwable cause) {
        super(message, cause);
    }
}

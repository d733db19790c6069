package org.vigie.fuzz;

/// Bytes as a sequence of small numbers, by which changes are chosen. What is read behind the end
/// is 0.
final class Script {

    private final byte[] bytes;
    private int at;

    Script(byte[] bytes, int from) {
        this.bytes = bytes;
        at = from;
    }

    boolean goesOn() {
        return at < bytes.length;
    }

    /// A number from 0 to below a bound, which is at least 1.
    int below(int bound) {
        int number = next();
        return (bound > 256 ? number << 8 | next() : number) % bound;
    }

    private int next() {
        return at < bytes.length ? bytes[at++] & 0xff : 0;
    }

    /// The next few bytes as they are.
    byte[] some() {
        var some = new byte[Math.min(below(16), bytes.length - at)];
        System.arraycopy(bytes, at, some, 0, some.length);
        at += some.length;
        return some;
    }
}

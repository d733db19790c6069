package org.vigie.cli.console;

import java.io.PrintStream;
import java.util.Locale;
import org.vigie.timeline.Progress;

/// Progress on one line of the terminal that is written over; where the output is not a terminal, a
/// line every ten seconds. Nothing is said of tasks under a second.
public final class ConsoleProgress implements Progress, AutoCloseable {

    private static final long SECOND = 1_000_000_000L;

    private final PrintStream out;
    private final boolean terminal;
    private final boolean quiet;
    private String task = "";
    private long begun;
    private long said;
    private int width;

    /// @param terminal whether a line may be written over
    /// @param quiet whether only {@link #say} is shown
    public ConsoleProgress(PrintStream out, boolean terminal, boolean quiet) {
        this.out = out;
        this.terminal = terminal;
        this.quiet = quiet;
    }

    /// On standard error.
    static ConsoleProgress onTerminal(boolean quiet) {
        return new ConsoleProgress(
                System.err, System.console() != null && System.console().isTerminal(), quiet);
    }

    @Override
    public synchronized void report(String now, long done, long total) {
        if (quiet) {
            return;
        }
        long time = System.nanoTime();
        if (!now.equals(task)) {
            task = now;
            begun = time;
            said = time;
        }
        long wait = terminal ? SECOND / 5 : 10 * SECOND;
        if (time - begun < SECOND || time - said < wait) {
            return;
        }
        said = time;
        show(line(now, done, total, (time - begun) / (double) SECOND));
    }

    @Override
    public synchronized void say(String line) {
        clear();
        out.println(line);
    }

    private void show(String line) {
        if (terminal) {
            out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
            out.flush();
            width = line.length();
        } else {
            out.println(line);
        }
    }

    /// `reading events: 1,200,000 of 4,000,000 (30 %), 600,000 a second, 5 s left`.
    public static String line(String task, long done, long total, double seconds) {
        double rate = done / seconds;
        var line = String.format(Locale.ROOT, "%s: %,d", task, done);
        if (total <= 0) {
            return line + String.format(Locale.ROOT, ", %s", rate(rate));
        }
        return line
                + String.format(
                        Locale.ROOT,
                        " of %,d (%d %%), %s, %s left",
                        total,
                        100 * done / total,
                        rate(rate),
                        left(rate == 0 ? Double.POSITIVE_INFINITY : (total - done) / rate));
    }

    /// By the minute where that says more.
    private static String rate(double aSecond) {
        return aSecond < 10
                ? String.format(Locale.ROOT, "%,.0f a minute", 60 * aSecond)
                : String.format(Locale.ROOT, "%,.0f a second", aSecond);
    }

    private static String left(double seconds) {
        if (Double.isInfinite(seconds)) {
            return "unknown time";
        }
        long whole = (long) Math.ceil(seconds);
        return whole < 120 ? whole + " s" : whole / 60 + " min";
    }

    @Override
    public void close() {
        clear();
    }

    /// Takes the line away, for what is said next.
    public synchronized void clear() {
        if (terminal && width > 0) {
            out.print("\r" + " ".repeat(width) + "\r");
            out.flush();
        }
    }
}

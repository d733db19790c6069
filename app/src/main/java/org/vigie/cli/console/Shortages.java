package org.vigie.cli.console;

import java.io.IOException;
import java.util.Optional;

/// What to say where the machine has too little of something, or gives a file's bytes no more.
/// Nothing is wrong with the program or with what was asked.
final class Shortages {

    private Shortages() {}

    /// What to say of a fault; nothing where it is another one.
    static Optional<String> of(Throwable fault) {
        return switch (fault) {
            case OutOfMemoryError e -> Optional.of(memory(text(e)));
            case StackOverflowError _ ->
                    Optional.of(
                            """
                            something is nested too deeply, such as conditions in a definition; \
                            nest it less, or run again with more room: \
                            VIGIE_JAVA_OPTIONS=-Xss64m vigie ...\
                            """);
            case InternalError e when text(e).contains("unsafe memory access") ->
                    Optional.of(
                            """
                            a file was cut short while it was read, or its disk is failing; see \
                            'vigie check STORE', and restore the store from a copy or import the \
                            source again\
                            """);
            case IOException e when text(e).contains("No space left") ->
                    Optional.of("the disk is full: free some space and run again");
            case IOException e when text(e).contains("Too many open files") ->
                    Optional.of(
                            "too many files are open: raise the limit with 'ulimit -n 65536' and"
                                    + " run again");
            case IOException e when text(e).contains("Map failed") ->
                    Optional.of(
                            """
                            a file cannot be mapped into memory: raise the limits of the address \
                            space ('ulimit -v unlimited') and of mappings (vm.max_map_count), \
                            and run again\
                            """);
            default -> Optional.empty();
        };
    }

    private static String memory(String what) {
        if (what.contains("native thread")) {
            return "the system allows no more threads: raise the limit of processes ('ulimit -u')"
                    + " and run again";
        }
        return """
        the memory is too small: Java may use %,d MB; run again with more, for example \
        VIGIE_JAVA_OPTIONS=-Xmx%dg vigie ...\
        """
                .formatted(megabytes(), Math.max(2, megabytes() * 2 / 1000));
    }

    private static long megabytes() {
        return Runtime.getRuntime().maxMemory() >> 20;
    }

    private static String text(Throwable fault) {
        return String.valueOf(fault.getMessage());
    }
}

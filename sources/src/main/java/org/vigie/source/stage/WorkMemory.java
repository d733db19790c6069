package org.vigie.source.stage;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vigie.runner.Processors;

/// What DuckDB may hold in memory while it works: how much where nothing is said, and how many
/// threads may share it.
public final class WorkMemory {

    /// What a thread needs to sort and join without coming to its limit, as DuckDB's documentation
    /// has it.
    private static final long OF_A_THREAD = 125_000_000;

    private static final long MEGABYTE = 1_000_000;
    private static final long LEAST = 1_000;
    private static final double LEAST_SAID = 100e6;
    private static final Pattern SIZE =
            Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*([kmgt]?)(i?)b\\s*");

    private WorkMemory() {}

    /// Half of the machine's memory, or of what a container may have, in DuckDB's words; a quarter
    /// is Java's unless it is told otherwise.
    public static String ofMachine() {
        var machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return of(machine.getTotalMemorySize());
    }

    static String of(long machine) {
        return Math.max(LEAST, machine / 2 / MEGABYTE) + "MB";
    }

    /// How many threads may work in so much memory: no more than there are processors.
    ///
    /// @param memory in DuckDB's words; of what is not a size it is not known
    static int threads(String memory) {
        return threads(memory, Processors.count());
    }

    static int threads(String memory, int processors) {
        double bytes = bytes(memory);
        return Double.isNaN(bytes)
                ? processors
                : Math.clamp((long) (bytes / OF_A_THREAD), 1, processors);
    }

    /// Why an import cannot work in what was said; nothing where it can.
    public static Optional<String> fault(String memory) {
        double bytes = bytes(memory);
        return bytes >= LEAST_SAID
                ? Optional.empty()
                : Optional.of("--memory needs a size from 100MB on, such as 4GB, was " + memory);
    }

    /// `NaN` of what is not a size.
    private static double bytes(String memory) {
        var size = SIZE.matcher(memory.toLowerCase(Locale.ROOT));
        if (!size.matches()) {
            return Double.NaN;
        }
        double unit = size.group(3).isEmpty() ? 1000 : 1024;
        return Double.parseDouble(size.group(1))
                * Math.pow(unit, " kmgt".indexOf((size.group(2) + " ").charAt(0)));
    }
}

package org.vigie.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.vigie.runner.LocalRunner;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.read.Store;
import org.vigie.timeline.Progress;

/// The cursor against a plain loop over the same numbers in memory: days and codes of about 5 M
/// events, both as indices of 16 bits into a table.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED"})
public class InnerLoops {

    private Path folder;
    private Store store;
    private short[] days;
    private short[] codes;
    private int[] dayOf;
    private int[] codeOf;

    @Setup
    public void open() throws Exception {
        folder = Files.createTempDirectory("inner-loops").resolve("store");
        Simulator.write(Simulation.of(50_000).withShards(1), folder, Progress.SILENT);
        store = Store.open(folder);
        int events = (int) store.manifest().events();
        days = new short[events];
        codes = new short[events];
        dayOf = new int[1 << 16];
        codeOf = new int[1 << 16];
        int[] row = {0};
        store.forEach(person -> {
            for (int event = 0; event < person.size(); event++, row[0]++) {
                int day = person.day(event) - 10_000;
                days[row[0]] = (short) day;
                dayOf[day & 0xFFFF] = day + 10_000;
                codes[row[0]] = (short) person.code(event);
                codeOf[person.code(event) & 0xFFFF] = person.code(event);
            }
        });
    }

    @TearDown
    public void close() throws Exception {
        store.close();
        try (var files = Files.walk(folder.getParent())) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /// Through the timeline cursor, a person at a time.
    @Benchmark
    public long cursor() {
        var sums = new LocalRunner(store, 1, Progress.SILENT).fold(new ScanFold());
        return sums.days + sums.codes;
    }

    /// The same without the runner.
    long people() {
        var sums = new ScanFold.State();
        store.forEach(person -> new ScanFold().add(sums, person));
        return sums.days + sums.codes;
    }

    /// Through the timeline cursor, an event at a time.
    @Benchmark
    public long events() {
        long[] sum = {0};
        store.forEach(person -> {
            int size = person.size();
            long mine = 0;
            for (int event = 0; event < size; event++) {
                mine += person.day(event);
                mine += person.code(event);
            }
            sum[0] += mine;
        });
        return sum[0];
    }

    /// The same look-ups over arrays.
    @Benchmark
    public long arrays() {
        long sum = 0;
        for (int event = 0; event < days.length; event++) {
            sum += dayOf[days[event] & 0xFFFF];
            sum += codeOf[codes[event] & 0xFFFF];
        }
        return sum;
    }
}

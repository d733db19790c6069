package org.vigie.simulate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.vigie.runner.Processors;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.effects.SimulatedEvent;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.OnePerson;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.Manifest;
import org.vigie.store.Sharding;
import org.vigie.store.WorkFolders;
import org.vigie.store.write.StoreWriter;
import org.vigie.timeline.Progress;

/// Writes simulated people as a store, with the truth about them beside it in `truth.csv`. The same
/// simulation makes the same bytes, on any machine and with any number of threads.
public final class Simulator {

    /// The file of a simulated store that lists what is planted: `code`, `name`, `role` (the labels
    /// of {@link org.vigie.simulate.effects.Role}), `window_start_day`, `window_end_day`,
    /// `odds_ratio`, `comment`.
    public static final String TRUTH = "truth.csv";

    /// The file of a simulated store that says of every pair of drug and outcome what is true; see
    /// `docs/simulation.md`. There only if drugs were asked for.
    public static final String REFERENCE_SET = "reference-set.csv";

    /// The file of a simulated store that drugs and their effects were read from.
    public static final String EFFECTS = "effects.csv";

    private static final String TASK = "simulating people";
    private static final int BATCH = 1_000;

    private final Simulation simulation;
    private final PlantedCodes plan;
    private final Catalogue catalogue;
    private final Progress progress;
    private final AtomicLong done = new AtomicLong();

    private Simulator(Simulation simulation, Progress progress) {
        this.simulation = simulation;
        this.plan = PlantedCodes.of(simulation.effects());
        this.catalogue = new Catalogue(simulation.drugs());
        this.progress = progress;
    }

    /// Writes a store with as many threads as there are processors.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException where something is there already
    public static Manifest write(Simulation simulation, Path store, Progress progress)
            throws IOException {
        return write(simulation, store, Processors.count(), progress);
    }

    static Manifest write(Simulation simulation, Path store, int threads, Progress progress)
            throws IOException {
        return new Simulator(simulation, progress).write(store, threads);
    }

    private Manifest write(Path store, int threads) throws IOException {
        WorkFolders.remove(store, progress);
        try (var writer = new StoreWriter(store, catalogue.codes, simulation.shards())) {
            writeShards(writer, threads);
            writer.attach(TRUTH, Truth.csv(plan, catalogue));
            if (!simulation.drugs().none()) {
                writer.attach(REFERENCE_SET, DrugTruth.csv(simulation.drugEffects()));
                writer.attach(EFFECTS, simulation.drugs().text());
            }
            return writer.finish(catalogue.hierarchy, source(), List.of());
        }
    }

    private String source() {
        return String.format(
                        Locale.ROOT,
                        Manifest.SIMULATION + "%,d people, seed %d, sites %s, %s",
                        simulation.people(),
                        simulation.seed(),
                        String.join(" ", simulation.sites()),
                        simulation.effects() ? "effects planted" : "no effects")
                + (simulation.drugs().none()
                        ? ""
                        : ", "
                                + simulation.drugs().of(SimulatedEvent.What.DRUG).size()
                                + " drugs with known effects");
    }

    private void writeShards(StoreWriter writer, int threads) throws IOException {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var shards = new ArrayList<Future<?>>();
            for (int shard = 0; shard < simulation.shards(); shard++) {
                int number = shard;
                shards.add(
                        pool.submit(() -> {
                            writeShard(writer, number);
                            return number;
                        }));
            }
            try {
                for (var shard : shards) {
                    shard.get();
                }
            } finally {
                pool.shutdownNow();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the simulation was interrupted", e);
        }
    }

    private void writeShard(StoreWriter writer, int number) throws IOException {
        var shard = writer.shard(number);
        var one = new OnePerson(simulation, plan, catalogue);
        int batch = 0;
        for (int person = 1; person <= simulation.people(); person++) {
            if (Sharding.shardOf(person, simulation.shards()) != number) {
                continue;
            }
            one.make(person);
            one.write(shard);
            if (++batch % BATCH == 0) {
                progress.report(TASK, done.addAndGet(BATCH), simulation.people());
            }
        }
        shard.finish();
        progress.report(TASK, done.addAndGet(batch % BATCH), simulation.people());
    }
}

package org.vigie.simulate.raw;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vigie.simulate.DrugTruth;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.Truth;
import org.vigie.simulate.effects.PlantedCodes;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.OnePerson;
import org.vigie.simulate.people.Simulation;
import org.vigie.store.WorkFolders;
import org.vigie.timeline.Progress;

/// Writes simulated people as the files of another format. The same simulation makes the same
/// bytes.
public final class RawFiles {

    private static final int BATCH = 1_000;

    private RawFiles() {}

    /// Writes a folder, whole or not at all.
    ///
    /// @throws FileAlreadyExistsException where something is there already
    public static void write(Simulation simulation, RawFormat format, Path into, Progress progress)
            throws IOException {
        if (Files.exists(into)) {
            throw new FileAlreadyExistsException(into.toString());
        }
        var parent = WorkFolders.parent(into);
        WorkFolders.remove(into, progress);
        var aside = WorkFolders.create(parent, WorkFolders.partial(into));
        try {
            var made = Files.createDirectory(aside.resolve("made"));
            write(
                    simulation,
                    format,
                    new RowFiles(made, format == RawFormat.SNDS ? ";" : ","),
                    progress);
            Files.move(made, into);
        } finally {
            WorkFolders.delete(aside);
        }
    }

    private static void write(
            Simulation simulation, RawFormat format, RowFiles files, Progress progress)
            throws IOException {
        var catalogue = new Catalogue(simulation.drugs());
        var plan = PlantedCodes.of(simulation.effects());
        try (files) {
            var people =
                    switch (format) {
                        case SNDS -> new SimulatedSnds(files, catalogue, simulation.seed());
                        case OMOP -> new SimulatedOmop(files, catalogue);
                    };
            var one = new OnePerson(simulation, plan, catalogue);
            for (int person = 1; person <= simulation.people(); person++) {
                one.make(person);
                people.write(one);
                if (person % BATCH == 0) {
                    progress.report("simulating people", person, simulation.people());
                }
            }
            people.finish();
            files.text(Simulator.TRUTH, Truth.csv(plan, catalogue));
            if (!simulation.drugs().none()) {
                files.text(Simulator.REFERENCE_SET, DrugTruth.csv(simulation.drugEffects()));
                files.text(Simulator.EFFECTS, simulation.drugs().text());
            }
        }
    }
}

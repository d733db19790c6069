package org.vigie.simulate.raw;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
public final class RawFiles implements AutoCloseable {

    private static final int BATCH = 1_000;

    private final Path folder;
    private final String delimiter;
    private final Map<String, BufferedWriter> open = new HashMap<>();

    private RawFiles(Path folder, String delimiter) {
        this.folder = folder;
        this.delimiter = delimiter;
    }

    /// A writer of people in one format.
    interface People {
        void write(OnePerson one) throws IOException;

        /// What is told once, after all people.
        void finish() throws IOException;
    }

    /// Writes a folder, whole or not at all.
    ///
    /// @throws FileAlreadyExistsException where something is there already
    public static void write(Simulation simulation, RawFormat format, Path into, Progress progress)
            throws IOException {
        if (Files.exists(into)) {
            throw new FileAlreadyExistsException(into.toString());
        }
        var parent = into.toAbsolutePath().normalize().getParent();
        Files.createDirectories(parent);
        WorkFolders.remove(into, progress);
        var aside = WorkFolders.create(parent, WorkFolders.partial(into));
        try {
            var made = Files.createDirectory(aside.resolve("made"));
            write(
                    simulation,
                    format,
                    new RawFiles(made, format == RawFormat.SNDS ? ";" : ","),
                    progress);
            Files.move(made, into);
        } finally {
            WorkFolders.delete(aside);
        }
    }

    private static void write(
            Simulation simulation, RawFormat format, RawFiles files, Progress progress)
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

    /// Adds a row to a file, which begins with a header. Values that hold a delimiter are quoted;
    /// null is empty.
    void row(String file, String header, Object... values) throws IOException {
        var out = open.get(file);
        if (out == null) {
            out = Files.newBufferedWriter(folder.resolve(file));
            open.put(file, out);
            out.write(header.replace(" ", delimiter));
            out.write('\n');
        }
        for (int v = 0; v < values.length; v++) {
            if (v > 0) {
                out.write(delimiter);
            }
            if (values[v] != null) {
                out.write(quoted(values[v].toString()));
            }
        }
        out.write('\n');
    }

    private String quoted(String value) {
        return value.contains(delimiter) || value.contains("\"")
                ? '"' + value.replace("\"", "\"\"") + '"'
                : value;
    }

    void text(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    @Override
    public void close() throws IOException {
        for (var out : open.values()) {
            out.close();
        }
    }
}

package org.vigie.source.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vigie.simulate.Simulator;
import org.vigie.simulate.people.Simulation;
import org.vigie.simulate.raw.RawFiles;
import org.vigie.simulate.raw.RawFormat;
import org.vigie.source.SourceImport;
import org.vigie.source.meds.MedsExport;
import org.vigie.source.meds.MedsImport;
import org.vigie.source.omop.OmopImport;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.source.snds.SndsImport;
import org.vigie.source.synthea.SyntheaImport;
import org.vigie.store.WorkFolders;
import org.vigie.timeline.Progress;

/// A source, its simulated files and the faults that are planted in them. People and visits have
/// numbers that last, so that those of others stay as they were.
enum FaultySource {
    OMOP(",") {
        @Override
        void write(Path raw) throws IOException {
            RawFiles.write(Simulation.of(PEOPLE), RawFormat.OMOP, raw, Progress.SILENT);
        }

        @Override
        SourceImport reading(Path raw, Path store) {
            return new OmopImport(
                    raw, store, "1GB", 1, "", Progress.SILENT, Pseudonymisation.LASTING);
        }

        @Override
        List<Fault> faults() {
            return Stream.of(OmopFaults.ofFiles(), OmopFaults.ofValues(), OmopFaults.ofPeople())
                    .flatMap(List::stream)
                    .toList();
        }
    },
    MEDS(",") {
        @Override
        void write(Path raw) throws IOException {
            var simulated = raw.resolveSibling("simulated");
            Simulator.write(Simulation.of(PEOPLE).withShards(1), simulated, Progress.SILENT);
            new MedsExport(simulated, raw, "1GB", Progress.SILENT).run();
            WorkFolders.delete(simulated);
            Files.move(raw.resolve("data/train/0.parquet"), raw.resolve("data/0.parquet"));
            Files.delete(raw.resolve("data/train"));
            Files.delete(raw.resolve("metadata/vigie-people.parquet"));
            Files.delete(raw.resolve("metadata/vigie-periods.parquet"));
        }

        @Override
        SourceImport reading(Path raw, Path store) {
            return new MedsImport(
                    raw, store, "1GB", 1, "", Progress.SILENT, Pseudonymisation.LASTING);
        }

        @Override
        List<Fault> faults() {
            return both(MedsFaults.ofFiles(), MedsFaults.ofRows());
        }
    },
    SYNTHEA(",") {
        @Override
        void write(Path raw) throws IOException {
            SyntheaFolder.write(raw);
        }

        @Override
        SourceImport reading(Path raw, Path store) {
            return new SyntheaImport(
                    raw, store, "1GB", 1, "", Progress.SILENT, Pseudonymisation.LASTING);
        }

        @Override
        List<Fault> faults() {
            return both(SyntheaFaults.ofFiles(), SyntheaFaults.ofRows());
        }
    },
    SNDS(";") {
        @Override
        void write(Path raw) throws IOException {
            RawFiles.write(Simulation.of(PEOPLE), RawFormat.SNDS, raw, Progress.SILENT);
            keepThreeYears(raw);
        }

        @Override
        SourceImport reading(Path raw, Path store) {
            return new SndsImport(
                    raw,
                    store,
                    "1GB",
                    1,
                    "",
                    Set.of(),
                    Optional.empty(),
                    Progress.SILENT,
                    Pseudonymisation.LASTING);
        }

        @Override
        List<Fault> faults() {
            return both(SndsFaults.ofFiles(), SndsFaults.ofRows());
        }
    };

    private static final int PEOPLE = 60;

    private final String mark;

    FaultySource(String mark) {
        this.mark = mark;
    }

    /// What parts values.
    String mark() {
        return mark;
    }

    /// Writes files without a fault.
    abstract void write(Path raw) throws Exception;

    abstract SourceImport reading(Path raw, Path store);

    abstract List<Fault> faults();

    void read(Path raw, Path store) throws IOException {
        reading(raw, store).run();
    }

    /// Twenty years are two hundred files, which take their time.
    private static void keepThreeYears(Path raw) throws IOException {
        try (var files = Files.list(raw)) {
            for (var file : files.toList()) {
                if (!file.getFileName().toString().matches("(IR_|.*_F_201[456]|T_MCO1[456]).*")) {
                    Files.delete(file);
                }
            }
        }
    }

    private static List<Fault> both(List<Fault> one, List<Fault> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}

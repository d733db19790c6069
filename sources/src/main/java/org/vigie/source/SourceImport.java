package org.vigie.source;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.vigie.source.pseudonym.Pseudonymisation;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Delivery;
import org.vigie.store.Manifest;
import org.vigie.store.upkeep.WholeFindings;

/// An import that is asked for: a delivery of some format that becomes a store.
public interface SourceImport {

    /// The format, `omop`.
    String kind();

    /// What is asked for besides the files that all deliveries of a store must share, in words.
    String asked();

    /// What the site is said to be called, or the empty string where the source is to say it.
    String site();

    /// The files that are read, with their hashes: every byte is read once for them.
    ///
    /// @throws org.vigie.problem.InputProblem where they cannot be
    List<DeliveredFile> files();

    /// What the names of the files of all deliveries of a store together tell.
    default WholeFindings ofAll() {
        return WholeFindings.NONE;
    }

    /// Reads, checks and writes.
    ///
    /// @throws org.vigie.problem.InputProblem where it is impossible; no store is left then
    Manifest run() throws IOException;

    /// The delivery, before it is known what comes of it.
    default Delivery delivery(
            Pseudonymisation pseudonymisation, String months, Delivery.Plan plan) {
        return new Delivery(
                1,
                kind(),
                asked(),
                pseudonymisation.pseudonymised(),
                Optional.of(site()),
                LocalDate.now(ZoneOffset.UTC).toString(),
                files(),
                new Delivery.Contents(months, "", "", 0, 0),
                plan);
    }
}

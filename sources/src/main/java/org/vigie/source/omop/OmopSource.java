package org.vigie.source.omop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;
import org.vigie.source.stage.SourceStamp;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.UnreadFiles;
import org.vigie.store.DeliveredFile;
import org.vigie.store.Finding;

/// Where OMOP tables lie: in a folder, and those of the vocabulary perhaps in another.
///
/// @param folder the tables of people and of what happened to them
/// @param vocabulary the folder of `concept` and what belongs to it, where that is another
/// @param found what was found out on the way into these folders
public record OmopSource(Path folder, Optional<Path> vocabulary, List<Finding> found) {

    static final String CONCEPT = "concept";

    static final Set<String> VOCABULARY =
            Set.of(CONCEPT, "concept_relationship", "concept_ancestor");

    public OmopSource(Path folder, Optional<Path> vocabulary) {
        this(folder, vocabulary, List.of());
    }

    public OmopSource {
        found = List.copyOf(found);
    }

    /// Tables and vocabulary in one folder.
    public static OmopSource of(Path folder) {
        return new OmopSource(folder, Optional.empty());
    }

    /// @throws InputProblem where a folder is none, or the vocabulary's has no vocabulary
    void check() {
        if (!Files.isDirectory(folder)) {
            throw new InputProblem(
                    folder + " is not a folder; name the one that holds the OMOP tables");
        }
        vocabulary.ifPresent(other -> {
            if (!Files.isDirectory(other)) {
                throw new InputProblem(
                        other + " is not a folder; name the one that holds the vocabulary");
            }
            if (SourceFile.all(other, CONCEPT).isEmpty()) {
                throw new InputProblem(
                        """
                        %s has no table concept (concept.csv, .parquet or .sas7bdat); --vocabulary \
                        needs the folder that holds it%s\
                        """
                                .formatted(other, UnreadFiles.words(other)));
            }
        });
    }

    /// The files of a table.
    ///
    /// @throws InputProblem where both folders have it
    List<SourceFile> files(String table) {
        var files = SourceFile.all(folder, table);
        if (vocabulary.isEmpty()) {
            return files;
        }
        var other = SourceFile.all(vocabulary.get(), table);
        if (!files.isEmpty() && !other.isEmpty()) {
            throw new InputProblem(
                    """
                    the table %s is in both folders: %s and %s; remove one\
                    """
                            .formatted(table, files.getFirst().path(), other.getFirst().path()));
        }
        return VOCABULARY.contains(table) && !other.isEmpty() ? other : files;
    }

    /// Says what is in the folders and is not read.
    ///
    /// @param tables those that are
    void sayUnread(List<String> tables, Findings findings) {
        var read = new ArrayList<Path>();
        tables.forEach(table -> files(table).forEach(file -> read.addAll(file.parts())));
        UnreadFiles.say(folder, read, findings);
        vocabulary.ifPresent(other -> UnreadFiles.say(other, read, findings));
    }

    /// What a delivery knows of the files; those of the vocabulary by the name of its folder.
    List<DeliveredFile> delivered(List<DeliveryPart> parts, UnaryOperator<String> known) {
        var files = new ArrayList<DeliveredFile>();
        var beside = vocabulary.map(Path::toAbsolutePath).map(Path::normalize);
        files.addAll(
                DeliveryPart.delivered(
                        folder,
                        parts.stream().filter(part -> !isIn(beside, part)).toList(),
                        known));
        beside.ifPresent(other ->
                files.addAll(
                        DeliveryPart.delivered(
                                other.getParent() == null ? other : other.getParent(),
                                parts.stream().filter(part -> isIn(beside, part)).toList(),
                                known)));
        return files;
    }

    private static boolean isIn(Optional<Path> vocabulary, DeliveryPart part) {
        return vocabulary.isPresent()
                && VOCABULARY.contains(part.table())
                && part.path().toAbsolutePath().normalize().startsWith(vocabulary.get());
    }

    /// What tells whether the vocabulary is the same as before.
    String stamp() {
        return vocabulary
                .map(other ->
                        ", vocabulary "
                                + other.toAbsolutePath().normalize()
                                + " "
                                + SourceStamp.of(other))
                .orElse("");
    }
}

package org.vigie.source.meds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vigie.problem.InputProblem;
import org.vigie.source.stage.Findings;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.SourceFile;
import org.vigie.source.table.UnreadFiles;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Where the parts of a dataset lie.
///
/// @param description `metadata/dataset.json`
/// @param name what that calls it, or the empty string
record MedsFolder(
        SourceFile data,
        Optional<SourceFile> codes,
        Optional<SourceFile> people,
        Optional<SourceFile> periods,
        Optional<Path> description,
        String name) {

    /// What the column `table` says of events that an export added.
    static final String ADDED = "vigie-people";

    private static final String DESCRIPTION = "dataset.json";
    static final String PEOPLE = "vigie-people.parquet";
    static final String PERIODS = "vigie-periods.parquet";

    private static final String SPLITS = "subject_splits.parquet";

    /// @throws InputProblem where there is no data
    static MedsFolder of(Path dataset, Findings findings) {
        var data = data(dataset);
        var metadata = dataset.resolve("metadata");
        if (Files.exists(metadata.resolve(SPLITS))) {
            findings.add(
                    "splits-ignored",
                    "subject_splits",
                    1,
                    "not read: people of all splits are imported, none is marked",
                    List.of());
        }
        return new MedsFolder(
                data,
                file(metadata, "codes.parquet"),
                file(metadata, PEOPLE),
                file(metadata, PERIODS),
                Optional.of(metadata.resolve(DESCRIPTION)).filter(Files::isRegularFile),
                name(metadata.resolve(DESCRIPTION), findings));
    }

    /// Says what of the dataset is not read.
    void sayUnread(Path dataset, Findings findings) {
        if (!Files.isDirectory(dataset)) {
            return;
        }
        var read = new ArrayList<>(parts().stream().map(DeliveryPart::path).toList());
        var metadata = dataset.resolve("metadata");
        read.add(metadata.resolve(SPLITS));
        UnreadFiles.say(dataset, read, findings);
    }

    /// The files that are read; the metadata is sent whole each time.
    List<DeliveryPart> parts() {
        var parts = new ArrayList<>(DeliveryPart.of(data, "data", false));
        codes.ifPresent(file -> parts.addAll(DeliveryPart.of(file, "codes", true)));
        people.ifPresent(file -> parts.addAll(DeliveryPart.of(file, PEOPLE, true)));
        periods.ifPresent(file -> parts.addAll(DeliveryPart.of(file, PERIODS, true)));
        description.ifPresent(path -> parts.add(new DeliveryPart(path, DESCRIPTION, "", "", true)));
        return parts;
    }

    private static SourceFile data(Path dataset) {
        if (Files.isRegularFile(dataset)) {
            return new SourceFile(dataset, SourceFile.Format.PARQUET);
        }
        if (!Files.isDirectory(dataset)) {
            throw new InputProblem(
                    dataset
                            + " is not there; name a MEDS dataset: a folder with data/*.parquet,"
                            + " or a Parquet file");
        }
        var data = dataset.resolve("data");
        if (hasParquet(data, Integer.MAX_VALUE)) {
            return new SourceFile(data, SourceFile.Format.PARQUET_TREE);
        }
        if (hasParquet(dataset, 1)) {
            return new SourceFile(dataset, SourceFile.Format.PARQUET);
        }
        throw new InputProblem(
                """
                %s has no Parquet file, neither in data/ nor beside it; name the folder \
                that holds data/ and metadata/\
                """
                        .formatted(dataset));
    }

    private static boolean hasParquet(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (var paths = Files.walk(folder, depth)) {
            return paths.anyMatch(path ->
                    path.toString().endsWith(".parquet") && !SourceFile.isHidden(folder, path));
        } catch (IOException e) {
            throw new InputProblem(folder + " cannot be read: " + e.getMessage());
        }
    }

    private static Optional<SourceFile> file(Path folder, String name) {
        var path = folder.resolve(name);
        return Files.isRegularFile(path)
                ? Optional.of(new SourceFile(path, SourceFile.Format.PARQUET))
                : Optional.empty();
    }

    private static String name(Path description, Findings findings) {
        if (!Files.isRegularFile(description)) {
            return "";
        }
        try {
            return JsonMapper.shared()
                    .readTree(Files.readString(description))
                    .path("dataset_name")
                    .asString("");
        } catch (IOException | JacksonException e) {
            findings.add(
                    "unreadable-description",
                    DESCRIPTION,
                    1,
                    "not read: it is not JSON",
                    List.of());
            return "";
        }
    }
}

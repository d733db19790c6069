package org.vigie.store.read;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.ParquetFile;
import org.vigie.store.parquet.UnreadableFile;
import org.vigie.timeline.Code;
import org.vigie.timeline.CodeSet;
import org.vigie.timeline.Codes;
import org.vigie.timeline.Timeline;
import org.vigie.vocabulary.Hierarchy;
import org.vigie.vocabulary.Mappings;
import org.vigie.vocabulary.Vocabulary;

/// A store opened for reading. Files are mapped into memory and read where a question looks, so
/// that a store may be far larger than memory. Safe for many threads, each with its own timelines.
public final class Store implements AutoCloseable {

    private final Path folder;
    private final Manifest manifest;
    private final Vocabulary vocabulary;
    private final List<Shard> shards = new ArrayList<>();

    private Store(Path folder, Manifest manifest, Vocabulary vocabulary) {
        this.folder = folder;
        this.manifest = manifest;
        this.vocabulary = vocabulary;
    }

    /// Opens a store.
    ///
    /// @throws StoreProblem where the folder is not a store, or a part of it is missing or damaged
    public static Store open(Path folder) throws IOException {
        var manifest = readManifest(folder);
        for (var file : manifest.files()) {
            checkSize(folder.resolve(file.name()), file);
        }
        try {
            var codes = readCodes(folder.resolve(Layout.CODES));
            var store =
                    new Store(
                            folder,
                            manifest,
                            new Vocabulary(
                                    codes,
                                    readAncestors(folder.resolve(Layout.ANCESTORS), codes),
                                    readMappings(folder.resolve(Layout.MAPPINGS), codes)));
            try {
                for (var entry : manifest.shards()) {
                    for (var file : entry.files()) {
                        if (file.name().equals(Layout.POSTINGS)
                                && !Files.exists(
                                        folder.resolve(entry.name()).resolve(file.name()))) {
                            continue;
                        }
                        checkSize(folder.resolve(entry.name()).resolve(file.name()), file);
                    }
                    store.shards.add(new Shard(folder.resolve(entry.name()), codes, true));
                }
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
            return store;
        } catch (UnreadableFile e) {
            throw new StoreProblem(
                    e.getMessage() + "; restore it from a copy or import the source again");
        }
    }

    /// The store that a place is in, or is.
    public static Optional<Path> around(Path path) {
        for (var folder = path.toAbsolutePath().normalize();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(Layout.MANIFEST))
                    && Files.isRegularFile(folder.resolve(Layout.CODES))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /// The manifest alone, for questions that need no people.
    public static Manifest readManifest(Path folder) throws IOException {
        var file = folder.resolve(Layout.MANIFEST);
        if (!Files.isDirectory(folder)) {
            var old =
                    folder.toAbsolutePath()
                            .normalize()
                            .resolveSibling(WorkFolders.replaced(folder));
            if (Files.isDirectory(old)) {
                throw new StoreProblem(
                        """
                        %s was being replaced when the process was stopped; the \
                        store as it was is %s: rename it to %s to go on\
                        """
                                .formatted(folder, old, folder.getFileName()));
            }
            throw new StoreProblem(
                    folder + " is not there; make a store with 'vigie import' or 'vigie simulate'");
        }
        if (!Files.isRegularFile(file)) {
            throw new StoreProblem(
                    folder
                            + " is not a store: it has no "
                            + Layout.MANIFEST
                            + "; make one with 'vigie import' or 'vigie simulate'");
        }
        try {
            return ManifestText.read(Files.readString(file), file.toString());
        } catch (MalformedInputException e) {
            throw new StoreProblem(
                    file + " is not text: it is damaged; restore it or import the source again");
        }
    }

    private static void checkSize(Path path, Manifest.FileEntry file) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new StoreProblem(
                    path + " is missing; restore it from a copy or import the source again");
        }
        if (Files.size(path) != file.bytes()) {
            throw new StoreProblem(
                    path
                            + " has "
                            + Files.size(path)
                            + " bytes, the manifest says "
                            + file.bytes()
                            + "; restore it from a copy or import the source again");
        }
    }

    public static Codes readCodes(Path path) throws IOException {
        try (var file = new ParquetFile(path)) {
            var codes = new ArrayList<Code>();
            for (int group = 0; group < file.rowGroups(); group++) {
                var text = new TextColumn(file.chunk(group, "code"));
                var vocabulary = new TextColumn(file.chunk(group, "vocabulary"));
                var name = new TextColumn(file.chunk(group, "name"));
                var concept = file.chunk(group, "concept_id");
                var events = file.chunk(group, "events");
                var people = file.chunk(group, "people");
                for (int row = 0; row < file.rows(group); row++) {
                    codes.add(
                            new Code(
                                    text.at(row),
                                    vocabulary.at(row),
                                    name.at(row),
                                    concept.longAt(row),
                                    events.longAt(row),
                                    people.longAt(row)));
                }
            }
            return Codes.of(codes);
        }
    }

    public static Hierarchy readAncestors(Path path, Codes codes) throws IOException {
        try (var file = new ParquetFile(path)) {
            var links = new ArrayList<Hierarchy.Link>();
            for (int group = 0; group < file.rowGroups(); group++) {
                var descendant = file.chunk(group, "descendant");
                var ancestor = file.chunk(group, "ancestor");
                for (int row = 0; row < file.rows(group); row++) {
                    links.add(new Hierarchy.Link(descendant.intAt(row), ancestor.intAt(row)));
                }
            }
            return Hierarchy.of(codes, links);
        }
    }

    public static Mappings readMappings(Path path, Codes codes) throws IOException {
        try (var file = new ParquetFile(path)) {
            var links = new ArrayList<Mappings.Link>();
            for (int group = 0; group < file.rowGroups(); group++) {
                var source = file.chunk(group, "source");
                var target = file.chunk(group, "target");
                for (int row = 0; row < file.rows(group); row++) {
                    links.add(new Mappings.Link(source.intAt(row), target.intAt(row)));
                }
            }
            return Mappings.of(codes, links);
        }
    }

    public Path folder() {
        return folder;
    }

    public Manifest manifest() {
        return manifest;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Codes codes() {
        return vocabulary.codes();
    }

    /// The Parquet files of a shard, for programs that read Parquet.
    public record ShardFiles(Path events, Path people, Path periods) {}

    /// The files of each shard, in order.
    public List<ShardFiles> files() {
        return manifest.shards().stream()
                .map(shard -> folder.resolve(shard.name()))
                .map(shard ->
                        new ShardFiles(
                                shard.resolve(Layout.EVENTS),
                                shard.resolve(Layout.PEOPLE),
                                shard.resolve(Layout.PERIODS)))
                .toList();
    }

    /// The people in about so many pieces of like size, in order; each person is in one.
    public List<Partition> pieces(int wanted) {
        return pieces(wanted, List.of());
    }

    /// Pieces that show only people who have a dated event of each of some sets of codes, found by
    /// the postings; everybody where there are none, or no sets are given.
    public List<Partition> pieces(int wanted, List<CodeSet> relevant) {
        long size = Math.max(1L << 16, manifest.events() / Math.max(1, wanted));
        var pieces = new ArrayList<Partition>();
        for (var shard : shards) {
            var only =
                    relevant.isEmpty()
                            ? Optional.<BitSet>empty()
                            : shard.having(relevant.stream().map(set -> set.in(codes())).toList());
            pieces.addAll(Partition.of(shard, size, only));
        }
        return pieces;
    }

    /// The postings of each shard; nothing where one has none.
    public Optional<List<Postings>> postings() {
        var all = shards.stream().map(Shard::postings).flatMap(Optional::stream).toList();
        return all.size() == shards.size() ? Optional.of(all) : Optional.empty();
    }

    /// Shows every person in order of shard and identifier.
    public void forEach(Consumer<Timeline> reader) {
        pieces(1).forEach(piece -> piece.forEach(reader));
    }

    /// The source's tables that events are from.
    public Set<String> tables() {
        var tables = new TreeSet<String>();
        shards.forEach(shard -> tables.addAll(shard.tables()));
        return tables;
    }

    public Shard shard(int number) {
        return shards.get(number);
    }

    @Override
    public void close() {
        shards.forEach(Shard::close);
    }
}

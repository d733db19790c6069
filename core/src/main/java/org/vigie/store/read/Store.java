package org.vigie.store.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.vigie.store.Checksum;
import org.vigie.store.FileStamp;
import org.vigie.store.Layout;
import org.vigie.store.Manifest;
import org.vigie.store.ManifestText;
import org.vigie.store.ShardSums;
import org.vigie.store.StoreProblem;
import org.vigie.store.WorkFolders;
import org.vigie.store.parquet.DamagedFile;
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
    private final List<FileStamp> stamps = new ArrayList<>();

    private Store(Path folder, Manifest manifest, Vocabulary vocabulary) {
        this.folder = folder;
        this.manifest = manifest;
        this.vocabulary = vocabulary;
    }

    /// Opens a store. The files beside the shards, which are read whole, are compared with their
    /// checksums now; those of shards block by block, when they are read; and all of a shard that
    /// has no sums, as those of older stores, now.
    ///
    /// @throws StoreProblem where the folder is not a store, or a part of it is missing or damaged
    /// @throws DamagedFile where the bytes of a file have changed; so may everything do that reads
    ///   people
    public static Store open(Path folder) throws IOException {
        var manifest = readManifest(folder);
        for (var file : manifest.files()) {
            checkSize(folder.resolve(file.name()), file);
            checkBytes(folder.resolve(file.name()), file);
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
                    store.add(entry);
                }
            } catch (IOException | RuntimeException e) {
                store.close();
                throw e;
            }
            return store;
        } catch (UnreadableFile e) {
            throw new StoreProblem(e.getMessage() + DamagedFile.AGAIN);
        }
    }

    private void add(Manifest.ShardEntry entry) throws IOException {
        var place = folder.resolve(entry.name());
        var files =
                entry.files().stream()
                        .filter(file ->
                                !file.name().equals(Layout.POSTINGS)
                                        || Files.exists(place.resolve(file.name())))
                        .toList();
        for (var file : files) {
            checkSize(place.resolve(file.name()), file);
            stamps.add(FileStamp.of(place.resolve(file.name())));
        }
        var sums = ShardSums.read(place, entry.files());
        if (sums.isEmpty()) {
            for (var file : files) {
                checkBytes(place.resolve(file.name()), file);
            }
        }
        shards.add(new Shard(place, vocabulary.codes(), true, sums));
    }

    /// Refuses answers from files that somebody wrote into after they were opened.
    ///
    /// @throws StoreProblem that names the file
    public void requireUnchanged() {
        try {
            for (var stamp : stamps) {
                if (!stamp.stillHolds()) {
                    throw new StoreProblem(
                            """
                            %s was changed while it was read; see 'vigie check %s', and run \
                            again when nothing writes to the store\
                            """
                                    .formatted(stamp.path(), folder));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
    ///
    /// @throws StoreProblem where there is none, or it is not as it was written
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
            var text = Files.readString(file);
            var manifest = ManifestText.read(text, file.toString());
            if (!ManifestText.intact(text, manifest)) {
                throw new StoreProblem(DamagedFile.changed(file).getMessage());
            }
            return manifest;
        } catch (CharacterCodingException e) {
            throw new StoreProblem(
                    file + " is not text: it is damaged; restore it or import the source again");
        }
    }

    private static void checkBytes(Path path, Manifest.FileEntry file) throws IOException {
        if (!Checksum.of(path, _ -> {}).equals(file.crc32c())) {
            throw DamagedFile.changed(path);
        }
    }

    private static void checkSize(Path path, Manifest.FileEntry file) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new StoreProblem(path + " is missing" + DamagedFile.AGAIN);
        }
        if (Files.size(path) != file.bytes()) {
            throw new StoreProblem(
                    path
                            + " has "
                            + Files.size(path)
                            + " bytes, the manifest says "
                            + file.bytes()
                            + DamagedFile.AGAIN);
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

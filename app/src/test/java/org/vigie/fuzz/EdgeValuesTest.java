package org.vigie.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every value at the edges, in every column of every table of a source, one in a row: all of them
/// in one import, which none of them may stop.
@Tag("long")
class EdgeValuesTest {

    @TempDir Path folder;
    @TempDir Path made;

    static List<FolderTarget> targets() {
        return Targets.all().stream()
                .filter(FolderTarget.class::isInstance)
                .map(FolderTarget.class::cast)
                .filter(target -> !target.name().equals("omop-parquet"))
                .toList();
    }

    @Test
    @Tag("slow")
    void norWhateverTheValuesOfParquet() throws IOException {
        check((FolderTarget) FolderTargets.omopParquet());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void anImportGoesOnWhateverTheValues(FolderTarget target) throws IOException {
        check(target);
    }

    private void check(FolderTarget target) throws IOException {
        for (var name : target.raw().tables().keySet()) {
            write(target.raw(), name, made);
        }
        var drawn =
                new Target() {
                    @Override
                    public String name() {
                        return target.name();
                    }

                    @Override
                    public int tried() {
                        return 0;
                    }

                    @Override
                    public List<byte[]> seeds() {
                        return List.of();
                    }

                    @Override
                    public void read(byte[] input, Path folder) throws Exception {
                        var store = folder.resolve("store");
                        FolderTarget.checkImport(target.reader().of(made, store), store);
                    }
                };
        assertEquals("", Contract.hold(drawn, new byte[0], folder));
    }

    private static void write(RawFolder raw, String name, Path folder) throws IOException {
        var table = RawTable.of(raw.tables().get(name), raw.separator());
        if (table.cells().size() > 1) {
            addEdges(table.cells(), !name.endsWith(".parquet"));
        }
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(
                file,
                name.endsWith(".parquet")
                        ? ParquetBytes.of(table).orElseThrow()
                        : table.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    /// Repeats the first row with each of its cells as each of the words.
    private static void addEdges(List<List<String>> lines, boolean quoted) {
        var row = lines.get(1);
        for (int column = 0; column < row.size(); column++) {
            for (var word : Words.VALUES) {
                var edge = new ArrayList<>(row);
                edge.set(column, quoted ? "\"" + word.replace("\"", "\"\"") + "\"" : word);
                lines.add(edge);
            }
        }
    }
}

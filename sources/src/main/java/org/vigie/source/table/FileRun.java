package org.vigie.source.table;

import java.util.ArrayList;
import java.util.List;

/// Files of one table that stand one after the other and are written alike, so that one pass of
/// DuckDB reads them all.
///
/// @param first the number of the first among all files of the table, from 0
/// @param shape how they are written: format, columns, marks
record FileRun(List<SourceFile> files, int first, Header header, String shape) {

    /// A file by itself.
    static FileRun of(SourceFile file, int number, Header header) {
        return new FileRun(
                List.of(file),
                number,
                header,
                file.format() + marks(file, number) + file.packed() + header.shape());
    }

    /// What files must share besides their columns. DuckDB reads no SAS, so each is read by itself.
    private static String marks(SourceFile file, int number) {
        return switch (file.format()) {
            case CSV -> CsvFirstLine.of(file).marks();
            case PARQUET, PARQUET_TREE -> "";
            case SAS -> " " + number;
        };
    }

    /// As few runs as hold the files in their order.
    static List<FileRun> joined(List<FileRun> single) {
        var runs = new ArrayList<FileRun>();
        for (var next : single) {
            if (!runs.isEmpty() && runs.getLast().shape.equals(next.shape)) {
                runs.add(runs.removeLast().followedBy(next));
            } else {
                runs.add(next);
            }
        }
        return runs;
    }

    private FileRun followedBy(FileRun next) {
        var all = new ArrayList<>(files);
        all.addAll(next.files);
        return new FileRun(all, first, header, shape);
    }

    boolean alone() {
        return files.size() == 1;
    }

    /// The first files and the others, where one of all cannot be read as they are.
    List<FileRun> halves() {
        int half = files.size() / 2;
        return List.of(
                new FileRun(files.subList(0, half), first, header.of(files.getFirst()), shape),
                new FileRun(
                        files.subList(half, files.size()),
                        first + half,
                        header.of(files.get(half)),
                        shape));
    }

    List<String> names() {
        return files.stream().map(SourceFile::name).toList();
    }
}

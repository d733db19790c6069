package org.vigie.source.snds;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.vigie.problem.InputProblem;
import org.vigie.source.table.DeliveryPart;
import org.vigie.source.table.SourceFile;

/// A file and what its name says: the table, and perhaps the year and the month.
///
/// A table's name may be the file's, or that of a folder above it: `ER_PRS_F_201501.csv`,
/// `T_MCO15B.csv`, `T_MCO_2015_B.parquet`, `MCO_B/year=2015/part-0.parquet`; `B.csv` is `T_MCO..B`.
///
/// @param year 0 where it is not told
/// @param month 0 where it is not told
record SndsFile(Path path, SourceFile file, SndsTable table, int year, int month) {

    private static final String ENDINGS = "(?i)\\.(csv|tsv|txt|parquet|sas7bdat)(\\.gz)?$";
    private static final Pattern CLAIMS =
            Pattern.compile(
                    "(er_(?:prs|pha|cam|ete|ucd|bio|tip)_f)(?:[_-]?(\\d{4})(?:[_-]?(\\d{2}))?)?");
    private static final Pattern REFERENCE =
            Pattern.compile(
                    "(ir_ben_r|ir_imb_r|ir_pha_r|ir_ccam_v|ir_cim_v|ms_cim_v"
                            + "|ir_nat_v|ir_ald_v|ir_ghs_v|nu_ucd_r)(?:_?[\\d_]*|_[a-z_]*)?");
    private static final Pattern STAYS =
            Pattern.compile("(?:t_)?(mco|ssr|had|rip)_?(\\d{4}|\\d{2})?_?([a-z]+)(?:_?(\\d{4}))?");

    /// What begins as a file of a table that is read and tells something else besides.
    private static final Pattern NEARLY =
            Pattern.compile(
                    "(er_(?:prs|pha|cam|ete|ucd|bio|tip)_f).*\\d.*"
                            + "|t_(?:(mco|ssr|had|rip)_?\\d{2,4}_?([a-z]+))[^a-z].*");

    private static final Pattern SHORT = Pattern.compile("(?:b|c|a|d|um|med|medatu|valo)");
    private static final Pattern YEAR = Pattern.compile("year=(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("month=(\\d{1,2})");

    /// What a file of a folder is, if it is a table that is read.
    ///
    /// @throws InputProblem where its name tells a month or year that cannot be
    static Optional<SndsFile> of(Path folder, Path path) {
        var file = SourceFile.at(path);
        if (file.isEmpty()) {
            return Optional.empty();
        }
        var stem = path.getFileName().toString().replaceAll(ENDINGS, "");
        for (var at = path; at != null && !at.equals(folder); at = at.getParent()) {
            var named =
                    named(path, file.get(), at.equals(path) ? stem : at.getFileName().toString());
            if (named.isPresent()) {
                return named;
            }
        }
        refuseNearly(path, stem);
        return Optional.empty();
    }

    /// Refuses a file whose rows would be left out without a word because its name is not of the
    /// form that is read.
    private static void refuseNearly(Path path, String stem) {
        var nearly = NEARLY.matcher(stem.toLowerCase(Locale.ROOT));
        if (!nearly.matches()) {
            return;
        }
        var claims = nearly.group(1);
        var table = claims != null ? claims : nearly.group(2) + "_" + nearly.group(3);
        if (SndsTable.ALL.containsKey(table)) {
            throw new InputProblem(
                    """
                    %s begins as a file of %s does, and the rest of its name is not understood: \
                    name it %s, or otherwise if it is not that table\
                    """
                            .formatted(
                                    path,
                                    table.toUpperCase(Locale.ROOT),
                                    claims == null
                                            ? "T_MCO15B.csv"
                                            : table.toUpperCase(Locale.ROOT) + "_201501.csv"));
        }
    }

    private static Optional<SndsFile> named(Path path, SourceFile file, String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        var claims = CLAIMS.matcher(lower);
        if (claims.matches()) {
            return table(path, file, claims.group(1), claims.group(2), claims.group(3));
        }
        var reference = REFERENCE.matcher(lower);
        if (reference.matches()) {
            return table(path, file, reference.group(1), null, null);
        }
        var stays = STAYS.matcher(lower);
        if (stays.matches()) {
            return table(
                    path,
                    file,
                    stays.group(1) + "_" + stays.group(3),
                    stays.group(2) == null ? stays.group(4) : stays.group(2),
                    null);
        }
        return SHORT.matcher(lower).matches()
                ? table(path, file, "mco_" + lower, null, null)
                : Optional.empty();
    }

    private static Optional<SndsFile> table(
            Path path,
            SourceFile file,
            String name,
            @Nullable String year,
            @Nullable String month) {
        return Optional.ofNullable(SndsTable.ALL.get(name))
                .map(table ->
                        new SndsFile(path, file, table, year(path, year), month(path, month)));
    }

    private static int month(Path path, @Nullable String told) {
        var folder = MONTH.matcher(path.toString());
        var text = told != null ? told : folder.find() ? folder.group(1) : null;
        if (text != null && (Integer.parseInt(text) < 1 || Integer.parseInt(text) > 12)) {
            throw new InputProblem(
                    path
                            + " is named for month "
                            + text
                            + ", which no year has; name it"
                            + " TABLE_YYYYMM, such as ER_PRS_F_201501.csv");
        }
        return text == null ? 0 : Integer.parseInt(text);
    }

    /// The months that its name tells, the first of a year being twelve times the year; none where
    /// it tells no year.
    IntStream months() {
        int january = year * 12;
        return year == 0
                ? IntStream.empty()
                : month == 0
                        ? IntStream.range(january, january + 12)
                        : IntStream.of(january + month - 1);
    }

    /// The file as a part of a delivery: what is no table of claims or stays is sent whole each
    /// time.
    DeliveryPart part() {
        var months = months().sorted().toArray();
        return new DeliveryPart(
                path,
                table.name(),
                months.length == 0 ? "" : words(months[0]),
                months.length == 0 ? "" : words(months[months.length - 1]),
                REFERENCE.matcher(table.name()).matches());
    }

    /// `2015-01`, of a month as {@link #months} tells it.
    static String words(int month) {
        return "%d-%02d".formatted(month / 12, month % 12 + 1);
    }

    /// The last day that its name tells, or nothing.
    Optional<LocalDate> until() {
        return year == 0
                ? Optional.empty()
                : Optional.of(YearMonth.of(year, month == 0 ? 12 : month).atEndOfMonth());
    }

    /// Whether the file's own name tells its table, so that another of the same folder and month is
    /// its copy.
    boolean namedItself() {
        return named(path, file, path.getFileName().toString().replaceAll(ENDINGS, "")).isPresent();
    }

    private static int year(Path path, @Nullable String told) {
        var folder = YEAR.matcher(path.toString());
        var text = told != null ? told : folder.find() ? folder.group(1) : "0";
        int year = Integer.parseInt(text);
        int whole = told != null && told.length() == 2 ? 2000 + year : year;
        if (whole != 0 && (whole < 1990 || whole > 2099)) {
            throw new InputProblem(
                    path
                            + " is named for the year "
                            + text
                            + "; name it for one from 1990 to 2099, such as"
                            + " T_MCO15B.csv or ER_PRS_F_201501.csv");
        }
        return whole;
    }
}

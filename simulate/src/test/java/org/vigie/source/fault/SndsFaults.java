package org.vigie.source.fault;

import static org.vigie.source.fault.Outcome.found;
import static org.vigie.source.fault.Outcome.refused;
import static org.vigie.source.fault.Outcome.unharmed;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;

/// Faults of the SNDS's tables.
///
/// The prestation that is changed is a visit to a doctor in 2015 in which nothing was delivered, of
/// a person with care before and after, and the only one of its person, day and nature.
final class SndsFaults {

    private static final String PEOPLE = "IR_BEN_R.csv";
    private static final String VISITS = "ER_PRS_F_2015.csv";
    private static final String DRUGS = "ER_PHA_F_2015.csv";
    private static final String STAYS = "T_MCO15B.csv";
    private static final String CHAINED = "T_MCO15C.csv";
    private static final String VALUES = "T_MCO15VALO.csv";
    private static final String DOCTOR = "1111";

    private SndsFaults() {}

    /// How a file is written.
    static List<Fault> ofFiles() {
        return List.of(
                new Fault(
                        "byte-order-mark",
                        "a byte order mark before the first line",
                        raw -> {
                            raw.byteOrderMark(VISITS);
                            return unharmed();
                        }),
                new Fault(
                        "carriage-returns",
                        "every line ends in CR LF",
                        raw -> {
                            raw.carriageReturns(VISITS);
                            return unharmed();
                        }),
                new Fault(
                        "mixed-line-ends",
                        "one line ends in CR LF, the others in LF",
                        raw -> {
                            raw.line(VISITS, 5, line -> line + "\r");
                            return found("mixed-line-ends", "er_prs_f", 1);
                        }),
                new Fault(
                        "columns-reordered",
                        "the columns in the opposite order",
                        raw -> {
                            raw.reverseColumns(VISITS);
                            return unharmed();
                        }),
                new Fault(
                        "windows-1252",
                        "the name of a drug in Windows-1252",
                        raw -> {
                            raw.line(
                                    "IR_PHA_R.csv",
                                    raw.last("IR_PHA_R.csv"),
                                    line -> line + " comprimé");
                            raw.encode("IR_PHA_R.csv", Charset.forName("windows-1252"));
                            return found("wrong-encoding", "ir_pha_r", 1);
                        }),
                new Fault(
                        "utf-16",
                        "a table in UTF-16",
                        raw -> {
                            raw.encode(VISITS, StandardCharsets.UTF_16);
                            return refused("UTF-16");
                        }),
                new Fault(
                        "shifted-line",
                        "a separator too many inside a line and an empty last value",
                        raw -> {
                            int line = visit(raw);
                            var outcome = without(raw, line);
                            raw.shift(VISITS, line);
                            return outcome.and("broken-line", "er_prs_f", 1);
                        }),
                new Fault(
                        "cut-short",
                        "the last line ends inside its second value",
                        raw -> {
                            int line = visit(raw);
                            var outcome = without(raw, line);
                            var text = raw.lines(VISITS).get(line - 1);
                            raw.remove(VISITS, line);
                            raw.add(VISITS, text);
                            raw.cut(VISITS);
                            return outcome.and("broken-line", "er_prs_f", 1);
                        }),
                new Fault(
                        "open-quote",
                        "a quote opens in the last line and is never closed",
                        raw -> {
                            int line = visit(raw);
                            var outcome = without(raw, line);
                            var text = raw.lines(VISITS).get(line - 1);
                            raw.remove(VISITS, line);
                            raw.add(VISITS, text);
                            raw.openQuote(VISITS, raw.last(VISITS));
                            return outcome.and("broken-quote", "er_prs_f", 1);
                        }),
                new Fault(
                        "mixed-separators",
                        "names parted by semicolons, values by bars",
                        raw -> {
                            var lines = raw.lines(VISITS);
                            lines.replaceAll(line -> line.replace(';', '|'));
                            lines.set(0, lines.getFirst().replace('|', ';'));
                            raw.write(VISITS, lines);
                            return refused("is parted by | and line 1 by ;");
                        }),
                new Fault(
                        "empty-file",
                        "a file of no bytes",
                        raw -> {
                            Files.writeString(raw.path(VISITS), "");
                            return refused("is empty");
                        }),
                new Fault(
                        "damaged-gzip",
                        "a packed table of which the end lacks",
                        raw -> {
                            raw.pack(VISITS, 0.5);
                            return refused("cut short or damaged");
                        }),
                new Fault(
                        "packed",
                        "one of several files of a table packed",
                        raw -> {
                            raw.pack(VISITS, 1);
                            return unharmed();
                        }),
                new Fault(
                        "month-twice",
                        "a year of a table in two files",
                        raw -> {
                            Files.copy(raw.path(VISITS), raw.path("ER_PRS_F_2015.txt"));
                            return refused("would count everything twice");
                        }),
                new Fault(
                        "foreign-file",
                        "a file that is no table",
                        raw -> {
                            Files.writeString(raw.path("notes.csv"), "a;b\n1;2\n");
                            return found("not-read", "-", 1);
                        }),
                new Fault(
                        "hidden-file",
                        "what a Mac leaves beside a table",
                        raw -> {
                            Files.writeString(raw.path("._ER_PRS_F_2015.csv"), "\0\5\26\7");
                            return unharmed();
                        }),
                new Fault(
                        "no-required-column",
                        "the pseudonym lacks",
                        raw -> {
                            raw.removeColumn(VISITS, "ben_nir_psa");
                            return refused("ER_PRS_F_2015.csv, line 1, has no column");
                        }),
                new Fault(
                        "no-people",
                        "the table of people lacks",
                        raw -> {
                            Files.delete(raw.path(PEOPLE));
                            return refused("has no table IR_BEN_R");
                        }),
                new Fault(
                        "names-alone",
                        "the table of drugs without a row",
                        raw -> {
                            raw.keepNamesAlone("IR_PHA_R.csv");
                            return found("no-row", "ir_pha_r", 1);
                        }));
    }

    /// What stands in it.
    static List<Fault> ofRows() {
        return List.of(
                undated("no-such-day", "31 February", "31/02/2015"),
                undated("zero-day", "a day of zeros", "00/00/0000"),
                dated("year-first", "a day behind its year and month", "%3$s-%2$s-%1$s"),
                dated("day-of-sas", "a day as SAS writes it", "%1$s%4$s%3$s:00:00:00"),
                new Fault(
                        "after-the-file",
                        "care after the year that the file is named for",
                        raw -> {
                            int line = visit(raw);
                            raw.set(VISITS, line, "exe_soi_dtd", "02/01/2016");
                            raw.set(VISITS, line, "exe_soi_dtf", "02/01/2016");
                            return found("month-outside", "er_prs_f", 1).altered(1);
                        }),
                new Fault(
                        "words-for-nothing",
                        "NA where there is no doctor",
                        raw -> {
                            raw.set(VISITS, visit(raw), "pfs_pre_num", "NA");
                            return found("word-for-nothing", "er_prs_f", 1);
                        }),
                new Fault(
                        "three-decimals",
                        "an amount of thousandths",
                        raw -> {
                            int line = visit(raw);
                            long paid = raw.cents(VISITS, line, "prs_pai_mnt");
                            raw.set(VISITS, line, "prs_pai_mnt", "25,001");
                            return found("unreadable-number", "er_prs_f", 1)
                                    .cents(-paid)
                                    .altered(1);
                        }),
                new Fault(
                        "absurd-cost",
                        "an amount of a hundred billion euros",
                        raw -> {
                            int line = visit(raw);
                            long paid = raw.cents(VISITS, line, "prs_pai_mnt");
                            raw.set(VISITS, line, "prs_pai_mnt", "100000000000,00");
                            return found("unreadable-number", "er_prs_f", 1)
                                    .cents(-paid)
                                    .altered(1);
                        }),
                new Fault(
                        "negative-cost",
                        "a visit that takes back what was never told",
                        raw -> {
                            int line = visit(raw);
                            long paid = raw.cents(VISITS, line, "prs_pai_mnt");
                            raw.set(
                                    VISITS,
                                    line,
                                    "prs_pai_mnt",
                                    "-" + raw.value(VISITS, line, "prs_pai_mnt"));
                            return found("regularisation-alone", "er_prs_f", 1)
                                    .cents(-2 * paid)
                                    .altered(1);
                        }),
                new Fault(
                        "nobody",
                        "a visit of a pseudonym that is not there",
                        raw -> {
                            int line = visit(raw);
                            var outcome = without(raw, line);
                            raw.set(VISITS, line, "ben_nir_psa", "ZZZZZZZZZZZZZZZZZ");
                            return outcome.and("orphan", "er_prs_f", 1);
                        }),
                new Fault(
                        "told-for-information",
                        "a visit that PMSI tells too",
                        raw -> {
                            int line = visit(raw);
                            var outcome = without(raw, line);
                            raw.set(VISITS, line, "dpn_qlf", "71");
                            return outcome.and("dpn-qlf-71", "er_prs_f", 1);
                        }),
                new Fault(
                        "row-twice",
                        "a visit delivered twice, which a table without a key does not tell"
                                + " from two",
                        raw -> {
                            int line = visit(raw);
                            raw.repeat(VISITS, line);
                            return found("duplicate-key", "er_prs_f", 1)
                                    .events("er_prs_f", 1)
                                    .cents(raw.cents(VISITS, line, "prs_pai_mnt"))
                                    .reimbursed(raw.cents(VISITS, line, "bse_rem_mnt"));
                        }),
                new Fault(
                        "spreadsheet-code",
                        "a drug as a spreadsheet shows it, 3,40093E+12",
                        raw -> {
                            raw.set(DRUGS, drug(raw), "pha_prs_c13", "3,40093E+12");
                            return found("no-code", "er_pha_f", 1)
                                    .events("er_pha_f", -1)
                                    .events("er_prs_f", 1);
                        }),
                new Fault(
                        "delivered-nowhere",
                        "a drug of a prestation that is not there",
                        raw -> {
                            raw.set(DRUGS, drug(raw), "dct_ord_num", "999999");
                            return found("orphan", "er_pha_f", 1)
                                    .events("er_pha_f", -1)
                                    .events("er_prs_f", 1);
                        }),
                new Fault(
                        "person-twice",
                        "a person in two rows",
                        raw -> {
                            raw.repeat(PEOPLE, 3);
                            return found("duplicate-id", "ir_ben_r", 1);
                        }),
                new Fault(
                        "two-births",
                        "a person in two rows, born in different years",
                        raw -> {
                            raw.repeat(PEOPLE, 3);
                            raw.set(PEOPLE, raw.last(PEOPLE), "ben_nai_ann", "1901");
                            return found("duplicate-id", "ir_ben_r", 1);
                        }),
                new Fault(
                        "no-birth",
                        "a person born in the year 0",
                        raw -> {
                            raw.set(PEOPLE, 3, "ben_nai_ann", "0");
                            return found("no-birth", "ir_ben_r", 1).alteredPeople(1);
                        }),
                new Fault(
                        "unknown-sex",
                        "a person of sex 9",
                        raw -> {
                            raw.set(PEOPLE, 3, "ben_sex_cod", "9");
                            return found("no-sex", "ir_ben_r", 1).alteredPeople(1);
                        }),
                new Fault(
                        "wrong-chaining",
                        "a stay whose pseudonym was made with an error",
                        raw -> {
                            raw.set(CHAINED, 2, "nir_ret", "1");
                            return stayGone(raw).and("return-codes", "mco_b", 1);
                        }),
                new Fault(
                        "ungrouped",
                        "a stay that could not be grouped",
                        raw -> {
                            raw.set(STAYS, 2, "grg_ghm", "90Z00Z");
                            return stayGone(raw).and("grouping-error", "mco_b", 1);
                        }),
                new Fault(
                        "valued-twice",
                        "what a stay is worth, delivered twice",
                        raw -> {
                            raw.repeat(VALUES, 2);
                            return found("duplicate-invoice", "mco_valo", 1);
                        }),
                new Fault(
                        "value-of-nothing",
                        "what a stay that is not there is worth",
                        raw -> {
                            raw.add(VALUES, "999999999;0000000001;1050,00;840,00;1");
                            return found("orphan", "mco_valo", 1);
                        }));
    }

    private static Fault undated(String name, String what, String date) {
        return new Fault(
                name,
                what,
                raw -> {
                    raw.set(VISITS, visit(raw), "exe_soi_dtd", date);
                    return found("unreadable-date", "er_prs_f", 1)
                            .and("no-date", "er_prs_f", 1)
                            .altered(1);
                });
    }

    private static Fault dated(String name, String what, String form) {
        return new Fault(
                name,
                what,
                raw -> {
                    int line = visit(raw);
                    var day = raw.value(VISITS, line, "exe_soi_dtd").split("/");
                    var month = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
                    int at = 3 * (Integer.parseInt(day[1]) - 1);
                    raw.set(
                            VISITS,
                            line,
                            "exe_soi_dtd",
                            form.formatted(day[0], day[1], day[2], month.substring(at, at + 3)));
                    return unharmed();
                });
    }

    /// What it makes that a visit is left out.
    private static Outcome without(RawFolder raw, int line) throws IOException {
        return unharmed()
                .events("er_prs_f", -1)
                .cents(-raw.cents(VISITS, line, "prs_pai_mnt"))
                .reimbursed(-raw.cents(VISITS, line, "bse_rem_mnt"));
    }

    /// What it makes that the first stay of 2015 is left out.
    private static Outcome stayGone(RawFolder raw) throws IOException {
        return unharmed()
                .events("mco", -1)
                .events("mco_dp", -1)
                .cents(-raw.cents(VALUES, 2, "mnt_tot_br"))
                .reimbursed(-raw.cents(VALUES, 2, "mnt_tot_am"));
    }

    private static int visit(RawFolder raw) throws IOException {
        for (int line : raw.where(VISITS, "prs_nat_ref", DOCTOR)) {
            var person = person(raw, VISITS, line);
            var day = raw.value(VISITS, line, "exe_soi_dtd");
            if (raw.value(VISITS, line, "dpn_qlf").equals("0")
                    && !raw.value(VISITS, line, "prs_pai_mnt").startsWith("-")
                    && has(raw, "ER_PRS_F_2014.csv", person)
                    && has(raw, "ER_PRS_F_2016.csv", person)
                    && ofDay(raw, person, day) == 1
                    && !delivered(raw, raw.value(VISITS, line, "dct_ord_num"))) {
                return line;
            }
        }
        throw new IllegalArgumentException("no such visit");
    }

    /// A drug that is the only one of its prestation.
    private static int drug(RawFolder raw) throws IOException {
        for (int line = 2; line <= raw.last(DRUGS); line++) {
            var order = raw.value(DRUGS, line, "dct_ord_num");
            var prestations = raw.where(VISITS, "dct_ord_num", order);
            if (prestations.length == 1
                    && raw.where(DRUGS, "dct_ord_num", order).length == 1
                    && raw.value(VISITS, prestations[0], "dpn_qlf").equals("0")
                    && !raw.value(VISITS, prestations[0], "prs_pai_mnt").startsWith("-")) {
                return line;
            }
        }
        throw new IllegalArgumentException("no such drug");
    }

    private static boolean delivered(RawFolder raw, String order) throws IOException {
        for (var file :
                List.of(DRUGS, "ER_CAM_F_2015.csv", "ER_BIO_F_2015.csv", "ER_UCD_F_2015.csv")) {
            if (raw.where(file, "dct_ord_num", order).length > 0) {
                return true;
            }
        }
        return false;
    }

    private static String person(RawFolder raw, String file, int line) throws IOException {
        return raw.value(file, line, "ben_nir_psa") + raw.value(file, line, "ben_rng_gem");
    }

    private static boolean has(RawFolder raw, String file, String person) throws IOException {
        for (int line : raw.where(file, "prs_nat_ref", DOCTOR)) {
            if (person(raw, file, line).equals(person)) {
                return true;
            }
        }
        return false;
    }

    private static int ofDay(RawFolder raw, String person, String day) throws IOException {
        int count = 0;
        for (int line : raw.where(VISITS, "exe_soi_dtd", day)) {
            count +=
                    person(raw, VISITS, line).equals(person)
                                    && raw.value(VISITS, line, "prs_nat_ref").equals(DOCTOR)
                            ? 1
                            : 0;
        }
        return count;
    }
}

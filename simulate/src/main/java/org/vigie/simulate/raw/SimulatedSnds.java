package org.vigie.simulate.raw;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.OnePerson;
import org.vigie.simulate.people.PersonEvents;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.simulate.schemes.Kind;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.Sex;
import org.vigie.timeline.Timeline;

/// Simulated people as tables of the SNDS: DCIR by year, of the last year by month, IR_BEN_R,
/// IR_IMB_R, IR_PHA_R and PMSI by year. What the SNDS holds and nobody should count is there too
/// ({@link Decoy}), and twins under one pseudonym.
///
/// A diagnosis outside hospital is written as a long-term illness of number 0: nowhere else has the
/// SNDS one.
final class SimulatedSnds implements RawPeople {

    private static final int LAST_YEAR = 2024;
    private static final int SPECIALTY = 1;
    private static final List<String> DEPARTMENTS =
            List.of(
                    "069", "021", "035", "045", "02A", "067", "059", "075", "076", "033", "031",
                    "044", "013");
    private static final String KEYS =
            "DCT_ORD_NUM FLX_DIS_DTD FLX_EMT_NUM FLX_EMT_ORD FLX_EMT_TYP FLX_TRT_DTD ORG_CLE_NUM"
                    + " PRS_ORD_NUM REM_TYP_AFF";
    private static final String PRESTATION =
            """
            %s BEN_NIR_PSA BEN_RNG_GEM EXE_SOI_DTD EXE_SOI_DTF PRS_NAT_REF DPN_QLF \
            PRS_ACT_QTE PRS_PAI_MNT BSE_REM_MNT PFS_EXE_NUM PSE_SPE_COD PFS_PRE_NUM \
            PSP_SPE_COD\
            """
                    .formatted(KEYS);

    private final RowFiles files;
    private final Catalogue catalogue;
    private final Decoys decoys;
    private final SimulatedStays stays;
    private final int stay;
    private final List<String> regions =
            DataRows.of("regions.csv").stream().map(row -> row.get("region")).toList();
    private int claim;

    SimulatedSnds(RowFiles files, Catalogue catalogue, long seed) {
        this.files = files;
        this.catalogue = catalogue;
        decoys = new Decoys(seed);
        stays = new SimulatedStays(files, catalogue, decoys);
        stay = catalogue.id("VISIT/STAY");
    }

    @Override
    public void write(OnePerson one) throws IOException {
        var person = one.person();
        var birth = Days.text(person.birthDay()).split("-");
        files.row(
                "IR_BEN_R.csv",
                """
                BEN_NIR_PSA BEN_RNG_GEM BEN_SEX_COD BEN_NAI_ANN BEN_NAI_MOI \
                BEN_DCD_DTE BEN_DCD_AME BEN_RES_DPT\
                """,
                SndsValues.pseudonym(person.id()),
                SndsValues.rank(person.id()),
                person.sex() == Sex.FEMALE ? 2 : 1,
                birth[0],
                Integer.parseInt(birth[1]),
                person.deathDay() == Timeline.NO_DAY
                        ? "01/01/1600"
                        : SndsValues.day(person.deathDay()),
                person.deathDay() == Timeline.NO_DAY
                        ? "160001"
                        : Days.text(person.deathDay()).substring(0, 7).replace("-", ""),
                DEPARTMENTS.get(regions.indexOf(person.region())));
        var chart = one.chart;
        var hospital = new HashMap<Long, List<Integer>>();
        for (int event = 0; event < chart.size(); event++) {
            if (chart.code(event) == stay) {
                hospital.put(chart.visit(event), new ArrayList<>(List.of(event)));
            }
        }
        for (int event = 0; event < chart.size(); event++) {
            event(person, chart, event, hospital.get(chart.visit(event)));
        }
        for (var events :
                hospital.values().stream()
                        .sorted(java.util.Comparator.comparing(List::getFirst))
                        .toList()) {
            stays.write(person, chart, events);
        }
    }

    private void event(
            Person person, PersonEvents chart, int event, @Nullable List<Integer> hospital)
            throws IOException {
        int code = chart.code(event);
        var kind = catalogue.kind(code);
        switch (kind) {
            case VISIT -> {
                if (code != stay) {
                    claim(Who.of(person), chart, event, 1111, 0, 1, "", "");
                    if (decoys.draw(Decoy.INFORMED, person.id(), event)) {
                        claim(Who.of(person), chart, event, 1111, 71, 1, "", "");
                    }
                    if (decoys.draw(Decoy.STRANGER, person.id(), event)) {
                        claim(STRANGER, chart, event, 1111, 0, 1, "", "");
                    }
                }
            }
            case DRUG -> drug(person, chart, event, hospital == null);
            case TEST ->
                    claim(
                            Who.of(person),
                            chart,
                            event,
                            3211,
                            0,
                            1,
                            "ER_BIO_F",
                            Crosswalk.nabm(code));
            case DIAGNOSIS, PROCEDURE -> {
                if (hospital != null) {
                    hospital.add(event);
                } else if (kind == Kind.PROCEDURE) {
                    claim(Who.of(person), chart, event, 1351, 0, 1, "ER_CAM_F", bare(code));
                } else {
                    files.row(
                            "IR_IMB_R.csv",
                            """
                            BEN_NIR_PSA BEN_RNG_GEM IMB_ALD_DTD IMB_ALD_DTF \
                            IMB_ALD_NUM MED_MTF_COD\
                            """,
                            SndsValues.pseudonym(person.id()),
                            SndsValues.rank(person.id()),
                            SndsValues.day(chart.day(event)),
                            "",
                            0,
                            bare(code));
                }
            }
            case DEATH -> {}
        }
    }

    private void drug(Person person, PersonEvents chart, int event, boolean pharmacy)
            throws IOException {
        int code = chart.code(event);
        int nature = pharmacy ? 3313 : 3320;
        var table = pharmacy ? "ER_PHA_F" : "ER_UCD_F";
        var delivered = pharmacy ? Crosswalk.cip13(code) : Crosswalk.ucd(code);
        claim(Who.of(person), chart, event, nature, 0, 1, table, delivered);
        if (decoys.draw(Decoy.REGULARISED, person.id(), event)) {
            claim(Who.of(person), chart, event, nature, 0, 1, table, delivered);
            claim(Who.of(person), chart, event, nature, 0, -1, table, delivered);
        }
        if (pharmacy && decoys.draw(Decoy.LOOSE_DRUG, person.id(), event)) {
            files.row(
                    "ER_PHA_F_" + period(chart.day(event)) + ".csv",
                    KEYS + " PHA_PRS_C13 PHA_ACT_QSN",
                    with(keys(chart.day(event)), delivered, 1));
        }
    }

    /// Whose a prestation is.
    private record Who(String pseudonym, int rank) {

        static Who of(Person person) {
            return new Who(SndsValues.pseudonym(person.id()), SndsValues.rank(person.id()));
        }
    }

    private static final Who STRANGER = new Who("X".repeat(17), 1);

    /// A prestation and, where a table is named, the line that says what was delivered.
    private void claim(
            Who who,
            PersonEvents chart,
            int event,
            int nature,
            int qualifier,
            int sign,
            String table,
            String code)
            throws IOException {
        var keys = keys(chart.day(event));
        long cents = chart.cost(event);
        long back = Reimbursed.of(cents, catalogue.kind(chart.code(event)), false);
        var provider =
                chart.provider(event) == Timeline.NONE
                        ? ""
                        : String.format("%08d", chart.provider(event));
        int quantity =
                sign
                        * (Double.isNaN(chart.value(event)) || table.equals("ER_BIO_F")
                                ? 1
                                : (int) chart.value(event));
        var file = period(chart.day(event));
        boolean seen = table.isEmpty();
        files.row(
                "ER_PRS_F_" + file + ".csv",
                PRESTATION,
                with(
                        keys,
                        who.pseudonym,
                        who.rank,
                        SndsValues.day(chart.day(event)),
                        seen ? SndsValues.day(chart.end(event)) : "",
                        nature,
                        qualifier,
                        quantity,
                        Reimbursed.euros(cents == Timeline.NONE ? cents : sign * cents, ','),
                        Reimbursed.euros(back == Timeline.NONE ? back : sign * back, ','),
                        seen ? provider : "",
                        seen ? SPECIALTY : "",
                        seen ? "" : provider,
                        seen ? "" : SPECIALTY));
        switch (table) {
            case "ER_PHA_F" ->
                    files.row(
                            "ER_PHA_F_" + file + ".csv",
                            KEYS + " PHA_PRS_C13 PHA_ACT_QSN",
                            with(keys, code, quantity));
            case "ER_UCD_F" ->
                    files.row(
                            "ER_UCD_F_" + file + ".csv",
                            KEYS + " UCD_UCD_COD UCD_DLV_NBR",
                            with(keys, code, quantity));
            case "ER_BIO_F" ->
                    files.row(
                            "ER_BIO_F_" + file + ".csv",
                            KEYS + " BIO_PRS_IDE BIO_ACT_QSN",
                            with(keys, code, 1));
            case "ER_CAM_F" ->
                    files.row("ER_CAM_F_" + file + ".csv", KEYS + " CAM_PRS_IDE", with(keys, code));
            default -> {}
        }
    }

    private Object[] keys(int day) {
        int treated = day + 20;
        var month = java.time.LocalDate.ofEpochDay(treated).plusMonths(1).withDayOfMonth(1);
        return new Object[] {
            ++claim,
            SndsValues.day((int) month.toEpochDay()),
            7,
            3,
            1,
            SndsValues.day(treated),
            "01C751000",
            1,
            0
        };
    }

    private static Object[] with(Object[] first, Object... more) {
        var all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static String period(int day) {
        int year = Days.year(day);
        return year == LAST_YEAR
                ? Days.text(day).substring(0, 7).replace("-", "")
                : Integer.toString(year);
    }

    @Override
    public void finish() throws IOException {
        var codes = catalogue.codes;
        for (int id = 0; id < codes.size(); id++) {
            var atc = codes.text(id);
            if (catalogue.kind(id) == Kind.DRUG && atc.length() == "ATC/A10BA02".length()) {
                files.row(
                        "IR_PHA_R.csv",
                        "PHA_CIP_C13 PHA_ATC_CLA PHA_ATC_L07 PHA_CIP_UCD PHA_MED_NOM",
                        Crosswalk.cip13(id),
                        atc.substring(4),
                        codes.get(id).name(),
                        Crosswalk.ucd(id).substring(6),
                        codes.get(id).name());
            }
        }
        new Crosswalk(catalogue).write(files);
        decoys.write(files);
    }

    private String bare(int code) {
        return SndsValues.bare(catalogue.codes.text(code));
    }
}

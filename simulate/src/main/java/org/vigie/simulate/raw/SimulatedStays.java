package org.vigie.simulate.raw;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vigie.simulate.people.Catalogue;
import org.vigie.simulate.people.PersonEvents;
import org.vigie.simulate.schemes.DataRows;
import org.vigie.simulate.schemes.Kind;
import org.vigie.statistics.random.Mixing;
import org.vigie.store.Person;
import org.vigie.timeline.Days;
import org.vigie.timeline.Timeline;

/// Simulated stays as tables of PMSI by year: most in MCO, some in SSR, HAD and RIP with their
/// invoices, and beside the truth stays and consultations that nobody should count.
final class SimulatedStays {

    private static final String RETURNS =
            " NIR_RET NAI_RET SEX_RET SEJ_RET FHO_RET PMS_RET DAT_RET COH_NAI_RET COH_SEX_RET";
    private static final int LAST_DOUBLED = 2017;

    private final RowFiles files;
    private final Catalogue catalogue;
    private final Decoys decoys;
    private final List<String> regions =
            DataRows.of("regions.csv").stream().map(row -> row.get("region")).toList();
    private final Map<String, Integer> numbers = new HashMap<>();

    /// A stay as it is sent.
    private record Sent(
            String hospital, String group, int tariff, String type, int returned, boolean ranked) {

        static Sent usual(String hospital, String group) {
            return new Sent(hospital, group, 0, "A", 0, true);
        }
    }

    SimulatedStays(RowFiles files, Catalogue catalogue, Decoys decoys) {
        this.files = files;
        this.catalogue = catalogue;
        this.decoys = decoys;
    }

    /// @param events the stay among the person's events, then what was told of it
    void write(Person person, PersonEvents chart, List<Integer> events) throws IOException {
        int event = events.getFirst();
        var hospital =
                String.format("%09d", 10_000_123 + 69_000_000L * regions.indexOf(person.region()));
        var group = Crosswalk.ghm(chart.visit(event));
        var other = OtherField.of(chart, events, catalogue);
        if (other.isPresent()) {
            other(other.get(), person, chart, events, hospital);
        } else {
            mco(person, chart, events, Sent.usual(hospital, group));
        }
        if (Days.year(chart.end(event)) <= LAST_DOUBLED
                && decoys.draw(Decoy.DOUBLED, person.id(), event)) {
            mco(person, chart, events, Sent.usual("750100042", group));
        }
        if (SndsValues.twin(person.id()) && decoys.draw(Decoy.WHICH_TWIN, person.id(), event)) {
            mco(person, chart, events, new Sent(hospital, group, 0, "A", 0, false));
        }
        for (var decoy : Decoy.values()) {
            var sent =
                    switch (decoy) {
                        case NOT_GROUPED -> Sent.usual(hospital, "90Z00Z");
                        case NOT_CHAINED -> new Sent(hospital, group, 0, "A", 2, true);
                        case NOT_VALUED -> new Sent(hospital, group, 9999, "A", 0, true);
                        case ANONYMOUS -> Sent.usual(hospital, "14Z08Z");
                        case PROVIDED -> new Sent(hospital, group, 0, "B", 0, true);
                        default -> null;
                    };
            if (sent != null && decoys.draw(decoy, person.id(), event)) {
                mco(person, chart, events, sent);
            }
        }
        others(person, chart, event, hospital);
    }

    private void mco(Person person, PersonEvents chart, List<Integer> events, Sent sent)
            throws IOException {
        int event = events.getFirst();
        int entry = chart.day(event);
        var file = file("MCO", chart, event);
        int number = number(file, sent.hospital);
        var padded = String.format("%010d", number);
        var diagnoses =
                events.stream()
                        .skip(1)
                        .filter(p -> catalogue.kind(chart.code(p)) == Kind.DIAGNOSIS)
                        .toList();
        files.row(
                file + "B.csv",
                "ETA_NUM RSA_NUM DGN_PAL DGN_REL GRG_GHM GHS_NUM SEJ_TYP SEJ_NBJ",
                sent.hospital,
                number,
                diagnoses.isEmpty() ? "" : bare(chart.code(diagnoses.getFirst())),
                "",
                sent.group,
                sent.tariff,
                sent.type,
                chart.end(event) - entry);
        patient(
                file + "C.csv",
                "ETA_NUM RSA_NUM",
                person,
                chart,
                event,
                sent.hospital,
                number,
                sent.returned,
                sent.ranked);
        long cents = chart.cost(event);
        files.row(
                file + "VALO.csv",
                "ETA_NUM RSA_NUM MNT_TOT_BR MNT_TOT_AM VALO",
                sent.hospital,
                padded,
                Reimbursed.euros(cents, ','),
                Reimbursed.euros(Reimbursed.of(cents, Kind.VISIT, true), ','),
                1);
        for (int told : events.subList(1, events.size())) {
            if (catalogue.kind(chart.code(told)) == Kind.PROCEDURE) {
                files.row(
                        file + "A.csv",
                        "ETA_NUM RSA_NUM CDC_ACT ENT_DAT_DEL NBR_EXE_ACT",
                        sent.hospital,
                        padded,
                        bare(chart.code(told)),
                        chart.day(told) - entry,
                        1);
            }
        }
        for (int told : diagnoses.stream().skip(1).toList()) {
            files.row(
                    file + "D.csv",
                    "ETA_NUM RSA_NUM ASS_DGN",
                    sent.hospital,
                    padded,
                    bare(chart.code(told)));
        }
    }

    /// Whose stay it was, and that its chaining is as it should be but for what returned.
    private void patient(
            String file,
            String keys,
            Person person,
            PersonEvents chart,
            int event,
            String hospital,
            int number,
            int returned,
            boolean ranked)
            throws IOException {
        files.row(
                file,
                keys + " NIR_ANO_17 BEN_RNG_GEM EXE_SOI_DTD EXE_SOI_DTF" + RETURNS,
                hospital,
                number,
                SndsValues.pseudonym(person.id()),
                ranked ? SndsValues.rank(person.id()) : "",
                SndsValues.day(chart.day(event)),
                SndsValues.day(chart.end(event)),
                returned,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private void others(Person person, PersonEvents chart, int event, String hospital)
            throws IOException {
        long id = person.id();
        if (decoys.draw(Decoy.LOOSE_DIAGNOSIS, id, event)) {
            files.row(
                    file("MCO", chart, event) + "D.csv",
                    "ETA_NUM RSA_NUM ASS_DGN",
                    "999999999",
                    1,
                    "I10");
        }
        if (decoys.draw(Decoy.EXTERNAL, id, event)) {
            external(person, chart, event, hospital);
        }
        if (decoys.draw(Decoy.REHABILITATION, id, event)) {
            decoy(OtherField.SSR, person, chart, event, hospital, "9000Z0", 0);
        }
        if (decoys.draw(Decoy.HOME_CARE, id, event)) {
            decoy(OtherField.HAD, person, chart, event, hospital, "9999", 0);
        }
        if (decoys.draw(Decoy.PSYCHIATRY, id, event)) {
            decoy(OtherField.RIP, person, chart, event, hospital, "", 3);
        }
        if (decoys.draw(Decoy.LOOSE_INVOICE, id, event)) {
            invoice(OtherField.SSR, chart, event, "999999999", 1, 1, 1, 12_345);
        }
    }

    private void decoy(
            OtherField field,
            Person person,
            PersonEvents chart,
            int event,
            String hospital,
            String group,
            int returned)
            throws IOException {
        var file = file(field.name(), chart, event);
        int number = number(file, hospital);
        files.row(
                file + field.main,
                field.mainColumns(),
                field.main(hospital, number, "I639", group));
        patient(file + "C.csv", field.keys, person, chart, event, hospital, number, returned, true);
    }

    /// A stay of another field than MCO, with what was billed of it: in one invoice, or of one stay
    /// in three in two.
    private void other(
            OtherField field,
            Person person,
            PersonEvents chart,
            List<Integer> events,
            String hospital)
            throws IOException {
        int event = events.getFirst();
        var file = file(field.name(), chart, event);
        int number = number(file, hospital);
        boolean principal = true;
        var first = "";
        for (int told : events.subList(1, events.size())) {
            var code = bare(chart.code(told));
            if (catalogue.kind(chart.code(told)) == Kind.PROCEDURE) {
                files.row(
                        file + field.acts,
                        field.actColumns(),
                        field.act(hospital, number, code, chart.day(told) - chart.day(event)));
            } else if (principal) {
                first = code;
                principal = false;
            } else {
                files.row(
                        file + field.diagnoses,
                        field.diagnosisColumns(),
                        field.diagnosis(hospital, number, code));
            }
        }
        files.row(file + field.main, field.mainColumns(), field.main(hospital, number, first, ""));
        patient(file + "C.csv", field.keys, person, chart, event, hospital, number, 0, true);
        bill(field, person, chart, event, hospital, number);
    }

    private void bill(
            OtherField field,
            Person person,
            PersonEvents chart,
            int event,
            String hospital,
            int number)
            throws IOException {
        long cents = chart.cost(event);
        boolean split =
                cents != Timeline.NONE
                        && Math.floorMod(Mixing.scramble(chart.visit(event)), 3L) == 0;
        int first = split ? 1 : 0;
        for (int part = first; part <= 2 * first; part++) {
            invoice(field, chart, event, hospital, number, part, 1, cents);
        }
        if (field == OtherField.SSR && decoys.draw(Decoy.PRIVATE_INVOICE, person.id(), event)) {
            files.row(
                    file("SSR", chart, event) + "FA.csv",
                    field.keys + " NUM_FAC OPE_NAT PH_MNT PH_AMO_MNR HON_MNT HON_AM_MNR",
                    hospital,
                    number,
                    "001",
                    1,
                    Reimbursed.euros(cents, ','),
                    Reimbursed.euros(Reimbursed.of(cents, Kind.VISIT, true), ','),
                    "100,00",
                    "70,00");
        }
        if (field == OtherField.RIP && decoys.draw(Decoy.NOT_BILLED, person.id(), event)) {
            invoice(field, chart, event, hospital, number, 0, 0, cents);
        }
        if (field == OtherField.HAD && decoys.draw(Decoy.INVOICED_AGAIN, person.id(), event)) {
            invoice(field, chart, event, hospital, number, first, 1, cents);
        }
    }

    /// @param part 1 or 2 for a third of the amounts and the rest, 0 for all
    /// @param billable 1 where the insurance pays
    private void invoice(
            OtherField field,
            PersonEvents chart,
            int event,
            String hospital,
            int number,
            int part,
            int billable,
            long cents)
            throws IOException {
        long back = Reimbursed.of(cents, Kind.VISIT, true);
        files.row(
                file(field.name(), chart, event) + "STC.csv",
                field.keys + " " + field.billable + " REM_BAS_MNT TOT_MNT_AM ENT_NUM",
                hospital,
                number,
                billable,
                Reimbursed.euros(share(cents, part), ','),
                Reimbursed.euros(share(back, part), ','),
                part);
    }

    private static long share(long cents, int part) {
        return part == 0 ? cents : part == 1 ? cents / 3 : cents - cents / 3;
    }

    private void external(Person person, PersonEvents chart, int event, String hospital)
            throws IOException {
        var file = file("MCO", chart, event);
        int number = number(file + "CSTC", hospital);
        files.row(file + "FASTC.csv", "ETA_NUM SEQ_NUM", hospital, number);
        files.row(
                file + "CSTC.csv",
                """
                ETA_NUM SEQ_NUM NIR_ANO_17 BEN_RNG_GEM EXE_SOI_DTD EXE_SOI_DTF \
                NIR_RET NAI_RET SEX_RET IAS_RET ENT_DAT_RET\
                """,
                hospital,
                number,
                SndsValues.pseudonym(person.id()),
                SndsValues.rank(person.id()),
                SndsValues.day(chart.day(event)),
                SndsValues.day(chart.day(event)),
                0,
                0,
                0,
                4,
                0);
        files.row(
                file + "FCSTC.csv",
                "ETA_NUM SEQ_NUM ACT_COD ACT_NBR HON_MNT AMO_MNR DEL_DAT_ENT EXE_SPE",
                hospital,
                number,
                "CS",
                1,
                "25,00",
                "17,50",
                0,
                1);
    }

    private static String file(String field, PersonEvents chart, int event) {
        return String.format("T_%s%02d", field, Days.year(chart.end(event)) % 100);
    }

    private int number(String file, String hospital) {
        return numbers.merge(file + hospital, 1, Integer::sum);
    }

    private String bare(int code) {
        return SndsValues.bare(catalogue.codes.text(code));
    }
}

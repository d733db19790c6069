package org.vigie.simulate.people;

import org.vigie.statistics.random.RandomStream;
import org.vigie.timeline.Timeline;

/// Visits and what is noted at them, with who did it and what it cost.
final class Encounters {

    private static final long GP_CENTS = 2_500;
    private static final long STAY_CENTS = 40_000;
    private static final long NIGHT_CENTS = 65_000;
    private static final int DOCTORS = 4;
    private static final int STAFF = 100;

    final Catalogue catalogue;
    private final int gp;
    private final int stay;
    private final PersonEvents chart;
    private long practice;
    private long visit;
    private long provider;

    Encounters(Catalogue catalogue, PersonEvents chart) {
        this.catalogue = catalogue;
        this.chart = chart;
        gp = catalogue.id("VISIT/GP");
        stay = catalogue.id("VISIT/STAY");
    }

    void restart(Address address) {
        practice = address.number();
        visit = Timeline.NONE;
    }

    /// Begins a visit to one of the practice's doctors; what is noted next belongs to it.
    void seeDoctor(int day, RandomStream draws) {
        seeDoctor(day, draws.below(DOCTORS));
    }

    private void seeDoctor(int day, int doctor) {
        provider = practice * STAFF + doctor + 1;
        visit = chart.addVisit(day, gp, day, provider, GP_CENTS);
    }

    /// Begins a stay in the region's hospital.
    void enterHospital(int day, int nights) {
        provider = practice * STAFF + DOCTORS + 1;
        visit =
                chart.addVisit(
                        day, stay, day + nights, provider, STAY_CENTS + nights * NIGHT_CENTS);
    }

    /// Notes a diagnosis or a procedure.
    void note(int day, int code) {
        chart.add(day, code, Double.NaN, Timeline.NO_DAY, visit, provider, Timeline.NONE);
    }

    /// A test's result, so many deviations from its mean.
    void test(int day, int code, double deviations) {
        chart.add(
                day,
                code,
                catalogue.measure(code).value(deviations),
                Timeline.NO_DAY,
                visit,
                provider,
                Timeline.NONE);
    }

    /// Dispenses a drug for some days.
    void dispense(int day, int code, int days) {
        chart.add(
                day,
                code,
                days,
                day + days - 1,
                visit,
                provider,
                (long) days * catalogue.centsPerDay(code));
    }

    /// Dispenses a drug month after month on one prescription. Where the prescription is older than
    /// observation, the doctor writes it again the first time it is seen.
    void dispenseMonthly(int day, int code, int months, int days) {
        long now = visit;
        long doctor = provider;
        for (int month = 0; month < months; month++) {
            int when = day + month * days;
            if (visit == Timeline.NONE) {
                seeDoctor(when, 0);
            }
            dispense(when, code, days);
        }
        visit = now;
        provider = doctor;
    }

    /// Notes a planted code at a visit of its own, so that it brings nothing else with it.
    void alone(int day, int code, RandomStream draws) {
        seeDoctor(day, draws);
        switch (catalogue.kind(code)) {
            case DIAGNOSIS, PROCEDURE -> note(day, code);
            case DRUG -> dispense(day, code, 28);
            case TEST -> test(day, code, draws.normal());
            case VISIT, DEATH ->
                    throw new IllegalArgumentException("a visit or death is not noted at a visit");
        }
    }
}

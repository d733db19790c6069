package org.vigie.source.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Sixty people in Synthea's tables, each with four visits in every year from 2010 to 2012, an
/// illness, a measure and a charge that an insurer pays in part at each; every sixth died.
final class SyntheaFolder {

    private static final int PEOPLE = 60;

    private SyntheaFolder() {}

    static void write(Path folder) throws IOException {
        var people = new StringBuilder("Id,BIRTHDATE,DEATHDATE,GENDER,STATE,COUNTY\n");
        var visits =
                new StringBuilder(
                        "Id,START,STOP,PATIENT,ORGANIZATION,PROVIDER,PAYER,ENCOUNTERCLASS,CODE,"
                                + "DESCRIPTION,BASE_ENCOUNTER_COST,TOTAL_CLAIM_COST,"
                                + "PAYER_COVERAGE,REASONCODE,REASONDESCRIPTION\n");
        var conditions =
                new StringBuilder("START,STOP,PATIENT,ENCOUNTER,SYSTEM,CODE,DESCRIPTION\n");
        var measures =
                new StringBuilder(
                        "DATE,PATIENT,ENCOUNTER,CATEGORY,CODE,DESCRIPTION,VALUE,UNITS,TYPE\n");
        var money =
                new StringBuilder(
                        "ID,CLAIMID,CHARGEID,PATIENTID,PROVIDERID,APPOINTMENTID,TYPE,AMOUNT,"
                                + "METHOD,PAYMENTS,TRANSFERS,ADJUSTMENTS,FROMDATE,PROCEDURECODE,"
                                + "UNITS\n");
        for (int i = 0; i < PEOPLE; i++) {
            people.append(
                    "p%02d,19%02d-01-02,%s,%s,MA,Norfolk\n"
                            .formatted(
                                    i,
                                    20 + i % 70,
                                    i % 6 == 0 ? "2013-06-15T08:00:00Z" : "",
                                    i % 2 == 0 ? "F" : "M"));
            for (int k = 0; k < 12; k++) {
                var visit = "v%02dx%02d".formatted(i, k);
                var day = "20%d-%02d-1%d".formatted(10 + k / 4, 1 + k % 4 * 3, i % 10);
                visits.append(
                        "%s,%sT10:00:00Z,%sT11:00:00Z,p%02d,o%d,d%d,y1,wellness,410620009,Visit,"
                                        .formatted(visit, day, day, i, i % 3, i % 7)
                                + "10.00,20.00,5.00,,\n");
                conditions.append(
                        "%s,,p%02d,%s,SNOMED-CT,%d,Illness\n"
                                .formatted(day, i, visit, 100 + (i + k) % 30));
                measures.append(
                        "%sT10:00:00Z,p%02d,%s,vital-signs,8302-2,Height,%d.5,cm,numeric\n"
                                .formatted(day, i, visit, 150 + i % 40));
                money.append(
                        "t%s,c%s,1,p%02d,d1,%s,CHARGE,20.00,,,,,%sT10:00:00Z,410620009,1\n"
                                .formatted(visit, visit, i, visit, day));
                money.append(
                        "u%s,c%s,2,p%02d,d1,%s,PAYMENT,,ECHECK,12.50,,,%sT10:00:00Z,410620009,\n"
                                .formatted(visit, visit, i, visit, day));
            }
        }
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("patients.csv"), people);
        Files.writeString(folder.resolve("encounters.csv"), visits);
        Files.writeString(folder.resolve("conditions.csv"), conditions);
        Files.writeString(folder.resolve("observations.csv"), measures);
        Files.writeString(folder.resolve("claims_transactions.csv"), money);
    }
}

package org.vigie.source.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigie.problem.InputProblem;

/// What an address may hold, and what of it is told.
class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/db?user=me&password=s3cret",
                "jdbc:postgresql://h/db?PASSWORD=s3cret",
                "jdbc:postgresql://me:s3cret@h/db",
                "jdbc:sqlserver://h:1433;databaseName=cdm;user=me;password=s3cret",
                "jdbc:mysql://h/db?user=me&pwd=s3cret",
                "jdbc:snowflake://a.snowflakecomputing.com/?private_key_token=s3cret",
                "jdbc:databricks://h:443/default;OAuth2Secret=s3cret",
                "jdbc:oracle:thin:scott/s3cret@//h:1521/x",
                "jdbc:oracle:thin:scott/s3cret@h:1521/x"
            })
    void aPasswordIsRefusedAndNotRepeated(String url) {
        assertEquals(
                "the address holds a password, which the shell's history and the list of processes"
                        + " show; leave it out and give it in VIGIE_JDBC_PASSWORD or with --login"
                        + " FILE",
                assertThrows(InputProblem.class, () -> new DatabaseAddress(url)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://h:5432/db?currentSchema=cdm&user=me, jdbc:postgresql://h:5432/db",
        "jdbc:postgresql://me@h/db, jdbc:postgresql://h/db",
        "jdbc:sqlserver://h:1433;databaseName=cdm, jdbc:sqlserver://h:1433",
        "jdbc:duckdb:/data/cdm.duckdb, jdbc:duckdb:/data/cdm.duckdb",
        "jdbc:h2:./cdm;IFEXISTS=TRUE, jdbc:h2:./cdm",
        "jdbc:oracle:thin:@//h:1521/x, jdbc:oracle:...",
        "jdbc:snowflake://a.snowflakecomputing.com/?db=cdm, jdbc:snowflake:..."
    })
    void whatIsToldOfAnAddress(String url, String told) {
        assertEquals(told, new DatabaseAddress(url).toString());
    }

    @Test
    void whatIsNoAddressIsRefused() {
        assertEquals(
                "an address of a database begins with jdbc:, as in jdbc:postgresql://host/db",
                assertThrows(InputProblem.class, () -> new DatabaseAddress("postgresql://host/db"))
                        .getMessage());
        assertEquals(true, DatabaseAddress.isAddress("JDBC:duckdb:x"));
        assertEquals(false, DatabaseAddress.isAddress("folder"));
    }
}

package org.vigie.cli.store;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/// What a killed import of a database left is not taken for what another would make.
class CopiedImportTest {

    @Test
    void twoImportsOfADatabaseAreNeverTheSameWork() {
        assertNotEquals(CopiedImport.sources(), CopiedImport.sources());
    }
}

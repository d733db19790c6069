package org.vigie.report;

import org.vigie.study.screen.Association;

/// What is called significant on a page.
final class Significance {

    static final double LEVEL = 0.05;

    private Significance() {
    }

    static boolean bonferroni(Association association) {
        return association.pBonferroni() < LEVEL;
    }

    static boolean falseDiscovery(Association association) {
        return association.q() < LEVEL;
    }

    static String words(Association association) {
        return bonferroni(association) ? "Bonferroni" : falseDiscovery(association) ? "FDR below 5%" : "neither";
    }
}

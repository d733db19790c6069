package org.vigie.study.screen;

import org.vigie.report.figure.EvidenceAxis;
import org.vigie.study.screen.question.Association;

/// What is called significant on a page.
public final class Significance {

    private Significance() {}

    static boolean bonferroni(Association association) {
        return association.pBonferroni() < EvidenceAxis.LEVEL;
    }

    static boolean falseDiscovery(Association association) {
        return association.q() < EvidenceAxis.LEVEL;
    }

    static String words(Association association) {
        if (bonferroni(association)) {
            return "Bonferroni";
        }
        return falseDiscovery(association) ? "FDR below 5%" : "neither";
    }
}

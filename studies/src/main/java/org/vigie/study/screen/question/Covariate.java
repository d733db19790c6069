package org.vigie.study.screen.question;

import org.vigie.vocabulary.ConceptSet;

/// What an adjusted estimate holds fixed, counted in the window of the exposure.
public sealed interface Covariate {
    String name();

    /// Days on which the person saw a doctor, as log(1 + days): the ill are seen more.
    record VisitDays() implements Covariate {
        @Override
        public String name() {
            return "log(1 + visit days)";
        }
    }

    /// Whether any code of a set was recorded.
    record AnyOf(ConceptSet set) implements Covariate {
        @Override
        public String name() {
            return set.name();
        }
    }
}

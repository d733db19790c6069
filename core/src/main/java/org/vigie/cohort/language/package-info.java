/// Vigie's own language of cohort definitions: YAML that can be read aloud.
///
/// Start at {@link org.vigie.cohort.language.DefinitionReader}, which makes of a text the records
/// of {@link org.vigie.cohort.definition.CohortDefinition} that Circe's JSON becomes too, and
/// {@link org.vigie.cohort.language.DefinitionWriter}, its inverse. `docs/cohorts.md` teaches the
/// language.
@NullMarked
package org.vigie.cohort.language;

import org.jspecify.annotations.NullMarked;

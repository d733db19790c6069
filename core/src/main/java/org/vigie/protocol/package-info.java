/// What users write as YAML, checked at the door: protocols of studies, definitions of cohorts.
///
/// Start at {@link org.vigie.protocol.YamlNode}, a piece of a file that knows its line.
@NullMarked
package org.vigie.protocol;

import org.jspecify.annotations.NullMarked;

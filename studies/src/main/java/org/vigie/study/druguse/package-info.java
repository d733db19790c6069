/// How drugs are used: by whom, since when, for how long, how regularly, for what.
///
/// Start with {@link org.vigie.study.druguse.DrugUseProtocol}, what is asked, and
/// {@link org.vigie.study.druguse.PersonDrugUse}, how records of one person become eras of use.
@NullMarked
package org.vigie.study.druguse;

import org.jspecify.annotations.NullMarked;

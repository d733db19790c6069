/// Self-contained pages: they open from disk, without a network, and can be sent as one file.
///
/// Start at {@link org.vigie.report.page.Page}. What runs in the reader's browser is in the
/// resource folder of the same name.
@NullMarked
package org.vigie.report.page;

import org.jspecify.annotations.NullMarked;

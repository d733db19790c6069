/// Self-contained pages: they open from disk, without a network, and can be sent as one file.
///
/// Start at {@link org.vigie.report.Page} (what a page is made of) and
/// {@link org.vigie.report.ScreenReport} (the report of a screen). What runs in the reader's browser
/// is in the resource folder of the same name.
package org.vigie.report;

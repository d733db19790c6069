package org.vigie.report.page;

import org.vigie.study.DayWindow;
import org.vigie.timeline.Code;

/// How a code is called on a page.
public final class CodeNames {

    private CodeNames() {}

    /// Its name, or the code where it has none.
    public static String name(Code code) {
        return code.name().isBlank() ? code.code() : code.name();
    }

    /// `Haemoptysis (ICD10/R04.2)`, or the code alone.
    public static String full(Code code) {
        return code.name().isBlank() ? code.code() : code.name() + " (" + code.code() + ")";
    }

    /// Its name above the code, for the head of a small figure.
    public static String twoLines(Code code) {
        return code.name().isBlank() ? code.code() : code.name() + "\n" + code.code();
    }

    /// Its name above the window.
    public static String withWindow(Code code, DayWindow window) {
        return name(code) + "\n" + WindowNames.of(window);
    }

    public static String vocabulary(Code code) {
        return code.vocabulary().isBlank() ? "no vocabulary" : code.vocabulary();
    }
}

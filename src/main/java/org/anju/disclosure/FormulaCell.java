package org.anju.disclosure;

/** A value that a spreadsheet would take for a formula and run. */
final class FormulaCell {

    private FormulaCell() {}

    /** The value with an apostrophe before it when it begins with {@code =}, {@code +}, {@code -}, {@code @}, TAB or CR. */
    static String neutralised(String value) {
        return !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}

package org.anju.intake;

/** What to do with a file that has faults. */
public enum Choice {
    /** Nothing is written until the whole file is right. */
    ALL_OR_NOTHING("all-or-nothing"),
    /** 只写入无误的行: the others wait until they are put right. */
    SOUND_LINES("sound-lines");

    private final String code;

    Choice(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Choice of(String code) {
        return code.equals(SOUND_LINES.code) ? SOUND_LINES : ALL_OR_NOTHING;
    }
}

package org.anju.disclosure;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the program itself says among what officers decide. It is kept, and stands in every file, in both languages at
 * once, {@code 中文 / English}: {@code find(words.kept())} is {@code words}. A page says it in its own.
 */
public enum OwnWords {
    NOT_CHECKABLE("尚不可公开验证", "not yet publicly checkable"),
    NOTICE_NOT_CLOSED("公示期已满，公示情况尚未确认", "The period is over; the notice is not closed yet"),
    NOTICE_CANCELLED("批次作废，公示终止", "The batch was voided and the notice cancelled"),
    COMPLETED("公开审查完成，补充公开全部内容", "Completed after review");

    private final String chinese;
    private final String english;

    OwnWords(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Only these very words: what an officer wrote in two languages is shown as it was written. */
    public static Optional<OwnWords> find(String kept) {
        return Arrays.stream(values())
                .filter(words -> words.kept().equals(kept))
                .findFirst();
    }

    public String kept() {
        return chinese + " / " + english;
    }

    public String chinese() {
        return chinese;
    }

    public String english() {
        return english;
    }
}

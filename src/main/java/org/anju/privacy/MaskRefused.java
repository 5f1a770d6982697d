package org.anju.privacy;

/** A mask would show what no mask may show. */
public class MaskRefused extends IllegalArgumentException {

    private final String messageKey;
    private final int position;

    MaskRefused(String messageKey, int position) {
        super("%s: %d".formatted(messageKey, position));
        this.messageKey = messageKey;
        this.position = position;
    }

    /** The key of the sentence that tells it to people; its argument is {@link #position}. */
    public String messageKey() {
        return messageKey;
    }

    /** The offending position, 0 if what was written is no position. */
    public int position() {
        return position;
    }
}

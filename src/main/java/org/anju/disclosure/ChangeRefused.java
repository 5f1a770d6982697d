package org.anju.disclosure;

/** A correction, withdrawal or take-down that cannot be begun; the key is of the bundle {@code messages/disclosure}. */
public class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    public ChangeRefused(String key) {
        super("Refused: " + key);
        this.key = key;
    }

    public String key() {
        return key;
    }
}

package org.anju.disclosure;

/** What became of a draft, as the model asks for it. */
public enum Drafted {
    /** A clearance lets it be published at once. */
    CLEARED("cleared"),
    REVIEW("review"),
    /** The leak gate found something; nobody but its author and the director can move it. */
    STOPPED("stopped");

    private final String code;

    Drafted(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}

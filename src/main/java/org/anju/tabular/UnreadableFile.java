package org.anju.tabular;

/** The file as a whole is refused: it is no table, not ours, or dangerous. Nothing of it was read. */
public final class UnreadableFile extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Complaint complaint;

    public UnreadableFile(String key, Object... arguments) {
        super("The file was refused: " + key);
        this.complaint = Complaint.of("tabular.file." + key, arguments);
    }

    public Complaint complaint() {
        return complaint;
    }
}

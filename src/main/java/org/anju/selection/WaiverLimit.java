package org.anju.selection;

/** Rule of B4: a household that has waived its choice this often leaves the list. */
record WaiverLimit(int allowed) {

    boolean isReached(int waivers) {
        return waivers >= allowed;
    }
}

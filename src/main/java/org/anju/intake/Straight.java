package org.anju.intake;

import org.anju.tabular.Line;

/**
 * Lines that are written where they belong as they come, without a look at the whole: twice as quick, and of no use as
 * soon as anything is wrong. Then all of it is rolled back, and the file goes through a {@link Staging}, which tells
 * every fault.
 */
public interface Straight {

    /** Writes the line; false if anything is wrong with it. */
    boolean take(Line line);

    /** After the last line; a line that contradicts another or what is there already is refused by now. */
    void complete();

    /** It was in vain: nothing is on its way any more when this returns. */
    void abandon();
}

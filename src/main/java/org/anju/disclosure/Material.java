package org.anju.disclosure;

import java.util.List;
import org.anju.step.Heading;

/**
 * What a feature knows of a matter, before masks: cells of class {@code masked-id} hold whole ID numbers. It lives in
 * memory only, between the feature and the mask.
 */
public record Material(List<Heading> headings, List<Column> columns, RowSource rows, List<Attachment> attachments) {

    public static Material of(List<Heading> headings) {
        return new Material(headings, List.of(), RowSource.NONE, List.of());
    }
}

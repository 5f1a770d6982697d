package org.anju.disclosure;

import java.util.List;
import org.anju.step.Heading;

/** What the public would see: the headings, the columns and the first rows. */
public record Preview(
        List<Heading> headings, List<Column> columns, List<List<String>> rows, int rowCount, boolean personal) {}

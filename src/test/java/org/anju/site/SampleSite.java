package org.anju.site;

import java.nio.file.Path;
import org.anju.Database;

/** Renders the sample county into a folder, to be looked at: {@code SampleSite FOLDER HOUSEHOLDS}. */
final class SampleSite {

    private SampleSite() {}

    public static void main(String[] arguments) {
        var database = Database.fresh();
        new SampleRecord(database.owner()).county(Integer.parseInt(arguments[1]));
        var site = new RenderedSite(database, Path.of(arguments[0]));
        var start = System.nanoTime();
        site.render();
        System.out.printf("%d files in %d ms%n", site.files().size(), (System.nanoTime() - start) / 1_000_000);
    }
}

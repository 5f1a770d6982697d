/** Spreadsheets and CSV files in: every fault of every row at once, by cell. */
@ApplicationModule(allowedDependencies = {"text"})
@NullMarked
package org.anju.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Files that officers hand in: which came, how far each is, and everything that was wrong with it. */
@ApplicationModule(allowedDependencies = {"access", "calendar", "database", "privacy", "region", "tabular"})
@NullMarked
package org.anju.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

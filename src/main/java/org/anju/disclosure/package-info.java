/** What must be published, by when, on what basis, and the proof that it was. */
@ApplicationModule(
        allowedDependencies = {"access", "calendar", "database", "journal", "privacy", "region", "step", "text", "web"})
@NullMarked
package org.anju.disclosure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

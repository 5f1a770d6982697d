/** The provinces, cities and counties that are served, and who is above whom. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.region;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

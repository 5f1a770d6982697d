/** The PostgreSQL that the application starts for itself, and the three accounts it is used with. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

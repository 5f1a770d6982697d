/** The PostgreSQL that the application starts for itself, the three accounts it is used with, and many rows at once. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.anju.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Accounts, roles, regions, sign-in, the audit trail. */
@ApplicationModule(allowedDependencies = {"calendar", "region", "text", "web"})
@NullMarked
package org.anju.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

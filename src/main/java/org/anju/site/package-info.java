/** The public site: renders every page, file, feed and look-up shard to a folder, and serves it. */
@ApplicationModule(allowedDependencies = {"calendar", "disclosure", "journal", "privacy", "region", "web"})
@NullMarked
package org.anju.site;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

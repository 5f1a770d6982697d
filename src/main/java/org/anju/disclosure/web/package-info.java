/** The officers' pages of {@code disclosure}. */
@NullMarked
package org.anju.disclosure.web;

import org.jspecify.annotations.NullMarked;

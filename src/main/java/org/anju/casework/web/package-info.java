/** The pages of the officers' desk: the work list, the task, its rows, the batches. */
@NullMarked
package org.anju.casework.web;

import org.jspecify.annotations.NullMarked;

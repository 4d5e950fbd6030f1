/** What a run leaves behind: a table for eyes, JSON for programs, a picture. */
@NullMarked
package io.queuerite.benchmarks.report;

import org.jspecify.annotations.NullMarked;

/// Who is asked first, and why somebody is not asked at all.
///
/// A pure function from a [Need] and its [Candidate]s to a [Ranking]: no clock, no database, no
/// chance, so that the same inputs give the same answer when a choice is looked into later. Only
/// `java.*` and the wire words of `org.hikeshi.events` may be used here.
@NullMarked
package org.hikeshi.matching;

import org.jspecify.annotations.NullMarked;

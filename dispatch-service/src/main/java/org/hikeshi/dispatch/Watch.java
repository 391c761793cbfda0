package org.hikeshi.dispatch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hikeshi.matching.Candidate;

/// What the control room has before it when it decides: the clock, fresh ids, the terms, and who is
/// there. The bench is looked up only where somebody has to be found.
///
/// @param wave how it stands around a dispatch; looked up likewise
/// @param learnt takes what a no teaches before anybody else is looked for
/// @param day the same moment as a day in Asia/Tokyo
record Watch(
    Instant now,
    LocalDate day,
    Supplier<UUID> ids,
    Terms terms,
    WaveRules waveRules,
    Function<Dispatch, Wave> wave,
    Supplier<List<Candidate>> bench,
    Consumer<Lesson> learnt) {}

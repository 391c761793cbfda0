package org.hikeshi.page;

import java.util.List;
import java.util.Set;
import org.hikeshi.notice.ChosenWay;
import org.hikeshi.question.Question;
import org.hikeshi.web.Readings;

/// What stands beside a notice on its page, and what its reader may do there.
///
/// @param otherWays how else the reader may have it travel
/// @param readers who was shown it; for the hospital only
public record Beside(
    List<Question.View> questions,
    boolean asks,
    boolean answers,
    Set<ChosenWay.Choice> otherWays,
    List<Readings.View> readers) {}

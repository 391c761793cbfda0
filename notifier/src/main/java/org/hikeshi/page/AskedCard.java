package org.hikeshi.page;

import org.hikeshi.question.Question;

/// A question that waits for its answer, and the notice that it is about.
///
/// @param begin how it begins
public record AskedCard(NoticeCard card, Question.View question, String begin) {}

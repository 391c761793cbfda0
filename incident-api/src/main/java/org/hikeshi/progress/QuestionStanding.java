package org.hikeshi.progress;

import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// That an authority asked something about a notice, and whether it was answered. The words are
/// with notifier.
///
/// @param dueOn the day in Japan by which it wants the answer
@TemplateData
public record QuestionStanding(Instant askedAt, LocalDate dueOn, @Nullable Instant answeredAt) {

  static List<QuestionStanding> of(List<Happening> told) {
    return told.stream()
        .filter(one -> one.what().equals("QuestionAsked"))
        .map(asked -> of(asked, told))
        .toList();
  }

  private static QuestionStanding of(Happening asked, List<Happening> told) {
    var question = asked.codes().get("question");
    return new QuestionStanding(
        asked.at(),
        LocalDate.parse(asked.codes().get("day")),
        told.stream()
            .filter(one -> one.what().equals("QuestionAnswered"))
            .filter(one -> Objects.equals(one.codes().get("question"), question))
            .map(Happening::at)
            .findFirst()
            .orElse(null));
  }

  public boolean late(LocalDate today) {
    return answeredAt == null && today.isAfter(dueOn);
  }
}

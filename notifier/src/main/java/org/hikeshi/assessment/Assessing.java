package org.hikeshi.assessment;

import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.hikeshi.duty.Duties;
import org.hikeshi.duty.Duty;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Texts;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// What the rules make of facts that nobody reported.
@ApplicationScoped
public class Assessing {

  private final Duties rules = Duties.byTheBook();
  private final Clock clock;

  Assessing(Clock clock) {
    this.clock = clock;
  }

  /// The duties, in the shape of an incident's view without ids.
  public record Assessment(List<Assessed> duties) {}

  /// One duty that the facts would make, or would not.
  @TemplateData
  public record Assessed(
      String authority,
      @Nullable Law law,
      Basis basis,
      @Nullable Stage stage,
      DutyState state,
      List<String> reasons,
      String explanation,
      @Nullable LocalDate knownOn,
      @Nullable LocalDate targetOn,
      @Nullable LocalDate dueOn,
      boolean overdue,
      @Nullable String receiptNumber) {}

  Assessment assess(AssessmentRequest facts, Texts texts) {
    var now = clock.instant();
    return new Assessment(
        rules.workOut(List.of(facts.reported(now)), List.of()).stream()
            .map(duty -> view(duty, JapanTime.dayOf(now), texts))
            .toList());
  }

  private static Assessed view(Duty duty, LocalDate today, Texts texts) {
    var said = duty.explanation();
    var due = duty.dueOn();
    return new Assessed(
        duty.authority(),
        duty.lawThatObliges(),
        duty.basis(),
        duty.stage(),
        state(duty),
        duty.reasons().stream().map(Enum::name).toList(),
        texts.language().getLanguage().equals("en") ? said.en() : said.ja(),
        duty.knownOn(),
        duty.targetOn(),
        due,
        due != null && today.isAfter(due),
        null);
  }

  private static DutyState state(Duty duty) {
    return switch (duty.verdict()) {
      case APPLIES -> duty.authority().equals(Duty.PERSONS) ? DutyState.TO_FILE : DutyState.DRAFT;
      case OPEN -> DutyState.UNDETERMINED;
      case NOT -> DutyState.NOT_REQUIRED;
    };
  }
}

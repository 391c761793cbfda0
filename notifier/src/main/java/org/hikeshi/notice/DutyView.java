package org.hikeshi.notice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// A duty as callers read it, in the shape of the incident's view.
public record DutyView(
    UUID id,
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
    @Nullable String receiptNumber) {

  static DutyView of(NoticeEvent.Duty duty, LocalDate today, Texts texts) {
    return new DutyView(
        duty.id(),
        duty.authority(),
        duty.law(),
        duty.basis(),
        duty.stage(),
        duty.state(),
        duty.reasons(),
        texts.language().getLanguage().equals("en")
            ? duty.explanation().en()
            : duty.explanation().ja(),
        duty.knownOn(),
        duty.targetOn(),
        duty.dueOn(),
        duty.overdue(today),
        duty.receiptNumber());
  }
}

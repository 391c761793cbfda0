package org.hikeshi.dossier;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.duty.Duty;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.jspecify.annotations.Nullable;

/// What the rules say of a duty, as it is kept.
@Embeddable
record Ruling(
    @Enumerated(EnumType.STRING) @Nullable Law law,
    @Enumerated(EnumType.STRING) Basis basis,
    @Enumerated(EnumType.STRING) Verdict verdict,
    @JdbcTypeCode(SqlTypes.ARRAY) List<String> reasons,
    String explanationJa,
    String explanationEn,
    @Nullable LocalDate knownOn,
    @Nullable LocalDate targetOn,
    @Nullable LocalDate dueOn) {

  static Ruling of(Duty duty) {
    return new Ruling(
        duty.lawThatObliges(),
        duty.basis(),
        duty.verdict(),
        duty.reasons().stream().map(Enum::name).toList(),
        duty.explanation().ja(),
        duty.explanation().en(),
        duty.knownOn(),
        duty.targetOn(),
        duty.dueOn());
  }

  /// Nothing is to be told any more; the day of knowing stays to be seen.
  Ruling lifted(Explanation why) {
    return new Ruling(law, basis, Verdict.NOT, reasons, why.ja(), why.en(), knownOn, null, null);
  }

  boolean applies() {
    return verdict == Verdict.APPLIES;
  }
}

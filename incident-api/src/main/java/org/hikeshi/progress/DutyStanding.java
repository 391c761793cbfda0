package org.hikeshi.progress;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Duty;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// One duty to tell somebody, as last heard. Notifier decides; this is the copy that the hospital
/// reads.
@Entity(name = "duty")
public class DutyStanding {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private long version = -1;
  private String authority;

  @Enumerated(EnumType.STRING)
  private @Nullable Law law;

  @Enumerated(EnumType.STRING)
  private Basis basis;

  @Enumerated(EnumType.STRING)
  private @Nullable Stage stage;

  @Enumerated(EnumType.STRING)
  private DutyState state;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> reasons;

  private String explanationJa;
  private String explanationEn;
  private @Nullable LocalDate knownOn;
  private @Nullable LocalDate targetOn;
  private @Nullable LocalDate dueOn;
  private @Nullable LocalDate receivedOn;
  private @Nullable String receiptNumber;

  protected DutyStanding() {}

  DutyStanding(UUID incidentId, UUID hospitalId, Duty heard) {
    this.id = heard.id();
    this.incidentId = incidentId;
    this.hospitalId = hospitalId;
    become(heard);
  }

  UUID id() {
    return id;
  }

  /// An older word than the last changes nothing.
  final void become(Duty heard) {
    if (heard.version() <= version) {
      return;
    }
    version = heard.version();
    authority = heard.authority();
    law = heard.law();
    basis = heard.basis();
    stage = heard.stage();
    state = heard.state();
    reasons = heard.reasons();
    explanationJa = heard.explanation().ja();
    explanationEn = heard.explanation().en();
    knownOn = heard.knownOn();
    targetOn = heard.targetOn();
    dueOn = heard.dueOn();
    receivedOn = heard.receivedOn();
    receiptNumber = heard.receiptNumber();
  }

  public boolean overdue(LocalDate today) {
    return duty().overdue(today);
  }

  public Duty duty() {
    return new Duty(
        id,
        version,
        authority,
        law,
        basis,
        stage,
        state,
        reasons,
        new Explanation(explanationJa, explanationEn),
        knownOn,
        targetOn,
        dueOn,
        receivedOn,
        receiptNumber);
  }
}

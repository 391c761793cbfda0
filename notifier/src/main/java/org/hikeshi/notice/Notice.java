package org.hikeshi.notice;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.dossier.Dossier;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Stage;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// A notice to one authority about one report. [NoticeState] has the picture of its moves.
///
/// Past 200 lines by its accessors only.
@Entity
public class Notice {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String incidentNumber;
  private String authority;

  @Enumerated(EnumType.STRING)
  private Kind kind;

  @Enumerated(EnumType.STRING)
  private Stage stage;

  /// The number of the incident that goes on, in a notice that says so.
  private @Nullable String carriedOnBy;

  private boolean statutory;
  private boolean byChoice;
  private int reportNo;

  @Enumerated(EnumType.STRING)
  private NoticeState state;

  private Instant preparedAt;
  private @Nullable Instant firstSentAt;
  private int attempt;
  private @Nullable Instant nextAttemptAt;
  private @Nullable Instant leasedUntil;
  private @Nullable Instant gaveUpAt;
  private int timesGivenUp;
  private int failures;
  private @Nullable Instant tryingSince;
  private int leftAttempt;
  private @Nullable Instant heldAt;

  @Enumerated(EnumType.STRING)
  private @Nullable Way leftBy;

  @Version private long version;

  /// What it tells of.
  public enum Kind {
    REPORT,
    /// The newest report once more, put before the hospital as its final by [Finals].
    FINAL,
    /// The newest report once more, for duties that came without one, by [Unserved].
    AGAIN,
    WITHDRAWAL,
    /// Another incident goes on for this one.
    CARRIED_ON;

    /// The code of what people call it: its stage, or that its incident is over.
    public String called(Stage stage) {
      return switch (this) {
        case REPORT, FINAL, AGAIN -> stage.name();
        case WITHDRAWAL, CARRIED_ON -> name();
      };
    }
  }

  protected Notice() {}

  /// A draft on the newest report.
  Notice(UUID id, Dossier dossier, String authority, Kind kind, NoticePlan plan, Instant now) {
    this.id = id;
    this.incidentId = dossier.incidentId();
    this.hospitalId = dossier.hospitalId();
    this.incidentNumber = dossier.number();
    this.reportNo = dossier.revision();
    this.authority = authority;
    this.kind = kind;
    this.carriedOnBy = kind == Kind.CARRIED_ON ? dossier.mergedIntoNumber() : null;
    this.stage = plan.stage();
    this.statutory = plan.statutory();
    this.state = NoticeState.DRAFT;
    this.preparedAt = now;
  }

  /// A final that was put before the hospital goes with the newest report as long as it waits.
  void restates(int report) {
    reportNo = Math.max(reportNo, report);
  }

  /// A report was filed that takes the place of what was put before the hospital.
  void filedAs(int report, NoticePlan plan) {
    kind = Kind.REPORT;
    tells(report, plan);
  }

  /// Of a draft, that it goes with that report and serves what is planned.
  void tells(int report, NoticePlan plan) {
    reportNo = report;
    stage = plan.stage();
    statutory = plan.statutory();
  }

  /// Nothing but the hospital's choice or consent is why its authority hears it.
  void isByChoice() {
    byChoice = true;
  }

  boolean byChoice() {
    return byChoice;
  }

  /// Whether its authority may have it, and by more than choice or consent: it hears when that
  /// changes.
  boolean hearsOfChanges() {
    return firstSentAt != null && !byChoice;
  }

  /// Whether it was put before the hospital as its final and still waits for the hospital's yes.
  public boolean openFinal() {
    return kind == Kind.FINAL && state == NoticeState.DRAFT && !held();
  }

  /// Whether it tells of a report once more and still waits for the hospital's yes.
  public boolean openAgain() {
    return kind == Kind.AGAIN && state == NoticeState.DRAFT && !held();
  }

  /// Whether its stage counts among those that its authority has, or is to have.
  boolean isAStage() {
    return !openFinal() && !openAgain() && !held();
  }

  /// Whether that one tells the same authority all that this one does: a later report has the whole
  /// of what was known before it.
  public boolean isContainedIn(Notice newer) {
    return tellsAReport()
        && newer.tellsAReport()
        && newer.isAStage()
        && newer.incidentId.equals(incidentId)
        && newer.authority.equals(authority)
        && newer.reportNo > reportNo;
  }

  boolean waitsForAPerson() {
    return switch (state) {
      case DRAFT -> !held();
      case TO_FILE, FAILED -> true;
      case SENDING, DELIVERED, RECEIPTED -> false;
    };
  }

  /// Whether it tells what was reported, and not that its incident is over.
  public boolean tellsAReport() {
    return switch (kind) {
      case REPORT, FINAL, AGAIN -> true;
      case WITHDRAWAL, CARRIED_ON -> false;
    };
  }

  /// Whether it is about that report, and its words are still to be made.
  boolean openReport(int report) {
    return kind == Kind.REPORT && state == NoticeState.DRAFT && reportNo == report && !held();
  }

  /// Ready to leave: by itself, or by a person's hand.
  public void release(boolean byHand, Instant now) {
    state = byHand ? NoticeState.TO_FILE : NoticeState.SENDING;
    nextAttemptAt = byHand ? null : now;
    leasedUntil = null;
    failures = 0;
    tryingSince = byHand ? null : now;
  }

  /// Back among the drafts for good, because its reason went before anybody was known to have it.
  void hold(Instant now) {
    heldAt = now;
    state = NoticeState.DRAFT;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  /// Whether nobody was told by it yet, for all that is known: what was tried may have arrived.
  boolean mayStillLeave() {
    return switch (state) {
      case DRAFT -> !held();
      case TO_FILE, SENDING, FAILED -> true;
      case DELIVERED, RECEIPTED -> false;
    };
  }

  /// Whether nobody was told by it yet, and nobody can have it.
  boolean neverLeft() {
    return mayStillLeave() && firstSentAt == null;
  }

  /// Whether nobody need be told by it any more. What is owed later makes another notice. What an
  /// older notifier beside this one took up all the same is held no more.
  public boolean held() {
    return heldAt != null && state == NoticeState.DRAFT;
  }

  /// Where it stands, as others are told.
  DutyState told() {
    return held() ? DutyState.NOT_REQUIRED : state.ofDuties();
  }

  /// The courier takes it until `until`; whoever comes later than that is fenced off by the
  /// attempt's number.
  public int take(Instant until) {
    attempt = attempt + 1;
    leasedUntil = until;
    return attempt;
  }

  /// It is being sent now: from here on its authority may have it.
  public void leaves(Way by, Instant now) {
    if (firstSentAt == null) {
      firstSentAt = now;
    }
    leftAttempt = attempt;
    leftBy = by;
  }

  /// The way by which the last attempt left, where its courier never came back to say how it ended.
  public Optional<Way> leftWithoutAWord() {
    return leasedUntil != null && leftAttempt == attempt
        ? Optional.ofNullable(leftBy)
        : Optional.empty();
  }

  /// Whether that attempt's courier still holds it.
  public boolean heldBy(int attempt) {
    return state == NoticeState.SENDING && this.attempt == attempt;
  }

  /// Whether word of its arrival is news: also when a person has taken it over meanwhile, or its
  /// reason has gone.
  public boolean mayArrive() {
    return switch (state) {
      case SENDING, FAILED -> true;
      case DRAFT, TO_FILE -> firstSentAt != null;
      case DELIVERED, RECEIPTED -> false;
    };
  }

  public void arrived() {
    state = NoticeState.DELIVERED;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  public void again(Instant at) {
    nextAttemptAt = at;
    leasedUntil = null;
  }

  /// @return how often it has failed since the courier began to try
  public int failed() {
    failures = failures + 1;
    return failures;
  }

  public void giveUp(Instant now) {
    state = NoticeState.FAILED;
    gaveUpAt = now;
    timesGivenUp = timesGivenUp + 1;
    nextAttemptAt = null;
    leasedUntil = null;
  }

  /// The authority has it. One that was filed by hand counts as sent from then on.
  void receipted(Instant at) {
    state = NoticeState.RECEIPTED;
    heldAt = null;
    nextAttemptAt = null;
    leasedUntil = null;
    if (firstSentAt == null) {
      firstSentAt = at;
    }
  }

  /// Since when the courier tries to deliver it, or did; null before, and where a person files it.
  public @Nullable Instant tryingSince() {
    return tryingSince == null ? firstSentAt : tryingSince;
  }

  public @Nullable Instant nextAttemptAt() {
    return nextAttemptAt;
  }

  public int attempt() {
    return attempt;
  }

  public UUID id() {
    return id;
  }

  public UUID incidentId() {
    return incidentId;
  }

  public UUID hospitalId() {
    return hospitalId;
  }

  public String incidentNumber() {
    return incidentNumber;
  }

  public String authority() {
    return authority;
  }

  public Kind kind() {
    return kind;
  }

  public @Nullable String carriedOnBy() {
    return carriedOnBy;
  }

  public Stage stage() {
    return stage;
  }

  public boolean statutory() {
    return statutory;
  }

  public int reportNo() {
    return reportNo;
  }

  public NoticeState state() {
    return state;
  }

  public Instant preparedAt() {
    return preparedAt;
  }

  /// When the last attempt for the time being failed; null before.
  public @Nullable Instant gaveUpAt() {
    return gaveUpAt;
  }

  /// How often all attempts have failed.
  public int timesGivenUp() {
    return timesGivenUp;
  }

  /// From then on its authority may see it; null before.
  public @Nullable Instant firstSentAt() {
    return firstSentAt;
  }
}

package org.hikeshi.dossier;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.hikeshi.duty.Duty;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.DutyState;
import org.hikeshi.events.NoticeEvent.Explanation;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;

/// One duty of one incident: what the rules say of it, and how far telling has come.
///
/// ```
///   UNDETERMINED ⇄ NOT_REQUIRED ⇄ DRAFT ──▶ TO_FILE / SENDING ──▶ DELIVERED ──▶ RECEIPTED
/// ```
///
/// The left half follows the rules, the right half the notice that serves it. RECEIPTED is the end
/// of one duty: what was received stays received, but a later one begins anew (see [#become]).
///
/// Past 200 lines because it is also the row, column by column.
@Entity
@Table(name = "duty")
public class TrackedDuty {

  @Id private UUID id;
  private UUID incidentId;
  private UUID hospitalId;
  private String authority;

  @Enumerated(EnumType.STRING)
  private @Nullable Law clock;

  @Enumerated(EnumType.STRING)
  private @Nullable Stage stage;

  @Embedded private Ruling ruling;

  @Enumerated(EnumType.STRING)
  private DutyState state;

  private @Nullable LocalDate receivedOn;
  private @Nullable String receiptNumber;
  private @Nullable Instant reopenedAt;
  private @Nullable UUID noticeId;
  private long version;

  protected TrackedDuty() {}

  TrackedDuty(UUID id, Dossier dossier, Duty duty) {
    this.id = id;
    this.incidentId = dossier.incidentId();
    this.hospitalId = dossier.hospitalId();
    this.authority = duty.authority();
    this.clock = duty.clock();
    this.stage = duty.stage();
    this.ruling = Ruling.of(duty);
    this.state = byRules();
    this.version = 1;
  }

  /// Becomes what the rules now say. A notice that served it while it applied goes on to serve it
  /// until [#letGo].
  ///
  /// @return whether anything changed
  boolean become(Duty duty) {
    var now = Ruling.of(duty);
    if (now.equals(ruling)) {
      return false;
    }
    boolean received = state == DutyState.RECEIPTED;
    boolean anew = received && beginsAnew(now);
    boolean goesOn = ruling.applies() && now.applies();
    ruling = now;
    if (anew) {
      receivedOn = null;
      receiptNumber = null;
      noticeId = null;
    }
    if (anew || !received) {
      state = noticeId != null && goesOn ? state : byRules();
    }
    version = version + 1;
    return true;
  }

  /// What the reports rule out has no notice any more: if it comes back, it is to be told anew. Not
  /// so where a person set a day and corrects it.
  void letGo() {
    if (!applies() && state != DutyState.RECEIPTED) {
      noticeId = null;
    }
  }

  /// What was received cannot have told of it: it was ruled out meanwhile and came back on a later
  /// day, or a law obliges only now, and what closes that has a number.
  private boolean beginsAnew(Ruling now) {
    var day = now.knownOn();
    boolean cameBack =
        !ruling.applies() && day != null && receivedOn != null && day.isAfter(receivedOn);
    boolean byLawNow = !persons() && receiptNumber == null && now.basis() == Basis.STATUTORY;
    return now.applies() && (cameBack || byLawNow);
  }

  /// A withdrawn report obliges nobody, but for what was received already.
  ///
  /// @return whether anything changed
  boolean withdrawn(Explanation why) {
    if (state == DutyState.RECEIPTED || state == DutyState.NOT_REQUIRED) {
      return false;
    }
    ruling = ruling.lifted(why);
    state = DutyState.NOT_REQUIRED;
    version = version + 1;
    return true;
  }

  /// That notice serves this duty from now on.
  public void servedBy(UUID notice, DutyState state) {
    noticeId = notice;
    move(state);
  }

  /// Follows the notice that serves it.
  public void move(DutyState next) {
    if (state != DutyState.RECEIPTED && ruling.applies() && state != next) {
      state = next;
      version = version + 1;
    }
  }

  /// The addressee has it: the only end of a statutory duty.
  public void received(LocalDate on, @Nullable String number) {
    state = DutyState.RECEIPTED;
    receivedOn = on;
    receiptNumber = number;
    version = version + 1;
  }

  /// Whether that receipt, in an incident that goes on in this one, is of this duty too: nothing
  /// has left for it here yet, and it began no later. Another hospital has told its own persons.
  boolean wasReceivedBy(TrackedDuty there) {
    var day = ruling.knownOn();
    return applies()
        && (noticeId == null || state == DutyState.DRAFT)
        && !(persons() && (state == DutyState.RECEIPTED || !hospitalId.equals(there.hospitalId)))
        && there.receivedOn != null
        && (day == null || !day.isAfter(there.receivedOn))
        && (persons() || !statutory() || there.receiptNumber != null);
  }

  /// Has that receipt, in an incident that goes on in this one. What was put before the hospital
  /// for it here serves it no more: what becomes of that draft says nothing of this duty.
  void receivedAs(TrackedDuty there) {
    noticeId = null;
    received(there.receivedOn(), there.receiptNumber);
  }

  /// Not all who are to be told were told.
  ///
  /// @return whether anything changed
  boolean reopened(Instant now) {
    if (state != DutyState.RECEIPTED || !applies()) {
      return false;
    }
    state = DutyState.TO_FILE;
    receivedOn = null;
    reopenedAt = now;
    version = version + 1;
    return true;
  }

  /// Since when it waits: since it opened again, where that is later than its days were first
  /// shown.
  public Instant openSince(Instant shown) {
    return reopenedAt != null && reopenedAt.isAfter(shown) ? reopenedAt : shown;
  }

  boolean hasReceiptOf(TrackedDuty there) {
    return state == DutyState.RECEIPTED
        && Objects.equals(receivedOn, there.receivedOn)
        && Objects.equals(receiptNumber, there.receiptNumber);
  }

  private DutyState byRules() {
    return switch (ruling.verdict()) {
      case APPLIES -> persons() ? DutyState.TO_FILE : DutyState.DRAFT;
      case OPEN -> DutyState.UNDETERMINED;
      case NOT -> DutyState.NOT_REQUIRED;
    };
  }

  Duty.Key key() {
    return new Duty.Key(authority, clock, stage);
  }

  public NoticeEvent.Duty told() {
    return new NoticeEvent.Duty(
        id,
        version,
        authority,
        ruling.law(),
        ruling.basis(),
        stage,
        state,
        ruling.reasons(),
        new Explanation(ruling.explanationJa(), ruling.explanationEn()),
        ruling.knownOn(),
        ruling.targetOn(),
        ruling.dueOn(),
        receivedOn,
        receiptNumber);
  }

  /// Whether it is a final report that a law wants by then, and that no notice serves yet.
  public boolean finalDueBy(LocalDate until) {
    var due = ruling.dueOn();
    return stage == Stage.FINAL
        && applies()
        && statutory()
        && noticeId == null
        && state != DutyState.RECEIPTED
        && due != null
        && !due.isAfter(until);
  }

  /// Whether it is to be told to an authority, which is what notices do.
  public boolean asksForANotice() {
    return applies() && !persons();
  }

  public boolean persons() {
    return authority.equals(Duty.PERSONS);
  }

  public boolean applies() {
    return ruling.applies();
  }

  /// Also while that is undetermined.
  public boolean mayApply() {
    return ruling.verdict() != Duty.Verdict.NOT;
  }

  public boolean statutory() {
    return ruling.basis() == Basis.STATUTORY;
  }

  public boolean voluntary() {
    return ruling.basis() == Basis.VOLUNTARY;
  }

  /// Whether nothing is left to be done: it does not apply, the addressee has it by its own word,
  /// or it reached an addressee whom no law makes us wait for.
  public boolean closed() {
    return switch (state) {
      case NOT_REQUIRED, RECEIPTED -> true;
      case DELIVERED -> !statutory();
      case UNDETERMINED, DRAFT, TO_FILE, SENDING, FAILED -> false;
    };
  }

  public DutyState state() {
    return state;
  }

  public @Nullable LocalDate targetOn() {
    return ruling.targetOn();
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

  public String authority() {
    return authority;
  }

  @Nullable Law clock() {
    return clock;
  }

  public @Nullable Stage stage() {
    return stage;
  }

  public @Nullable LocalDate dueOn() {
    return ruling.dueOn();
  }

  public @Nullable UUID noticeId() {
    return noticeId;
  }

  /// Whether a notice tells of it, or an authority has it without one of this incident's.
  public boolean isServed() {
    return noticeId != null || state == DutyState.RECEIPTED;
  }

  LocalDate receivedOn() {
    return Objects.requireNonNull(receivedOn);
  }

  long version() {
    return version;
  }
}

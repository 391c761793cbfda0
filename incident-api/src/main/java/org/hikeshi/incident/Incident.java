package org.hikeshi.incident;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.Event;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.IncidentEvent.ContactsErased;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.NoticeEvent;
import org.hikeshi.events.NoticeEvent.DutyChanged;
import org.hikeshi.events.ResolvedAs;
import org.hikeshi.hospital.CountedAs;
import org.jspecify.annotations.Nullable;

/// One case at one hospital (事案), from the first call to the end.
///
/// Its version moves with everything that its view shows, so it is the view's ETag. Whoever changes
/// it holds the lock on its row, which makes two reports at once no. n and n+1 and keeps what is
/// told of one incident in order.
///
/// Past 200 lines by its accessors only.
@Entity
public class Incident {

  @Id private UUID id;
  private UUID hospitalId;
  private String number;

  @Enumerated(EnumType.STRING)
  private Status status;

  /// What the newest report calls it, for lists.
  @Enumerated(EnumType.STRING)
  private Category category;

  private Instant filedAt;

  /// Its hospital, as the directory had it then.
  private CountedAs countedAs;

  private int revision;

  /// Whether the newest report was told as one that presses: it may be heard before its turn.
  private boolean pressing;

  /// How many events were told of it so far.
  private long told;

  private @Nullable UUID campaignId;

  /// The incident that goes on for this one, and its number.
  private @Nullable UUID mergedInto;

  private @Nullable String mergedIntoNumber;

  /// How many others go on in this one.
  private int tookIn;

  private @Nullable UUID dispatchId;

  @Enumerated(EnumType.STRING)
  private DispatchEvent.@Nullable State dispatchState;

  /// The version of the newest event heard from dispatch-service, and the newest report that it has
  /// taken into account; the same of notifier below.
  private long dispatchHeard;

  private int dispatchAnswered;
  private long noticesHeard;
  private int dutiesAnswered;

  /// Whether a service has not yet taken the closing into account. Of a resolution, only
  /// dispatch-service makes anything.
  private boolean dispatchOwesEnding;

  private boolean noticesOweEnding;

  /// When the newest report, or the closing, was said, or the want of an answer to it was looked at
  /// last.
  private Instant askedAt;

  private @Nullable Instant erasedAt;

  @Version private long version;

  protected Incident() {}

  Incident(
      UUID id,
      UUID hospitalId,
      CountedAs countedAs,
      String number,
      Category category,
      Instant filedAt) {
    this.id = id;
    this.hospitalId = hospitalId;
    this.countedAs = countedAs;
    this.number = number;
    this.category = category;
    this.filedAt = filedAt;
    this.askedAt = filedAt;
    this.status = Status.REPORTED;
  }

  /// The number for people, such as `2026-000123`. A sequence is no register, so numbers have gaps.
  static String number(LocalDate filedOn, long next) {
    return "%d-%06d".formatted(filedOn.getYear(), next);
  }

  /// Which number the next report gets.
  int nextReport() {
    return revision + 1;
  }

  /// From now on the incident says what this report says.
  ///
  /// @param asked whether it asks for help by itself
  ReportFiled says(Report report, HospitalFacts hospital, boolean asked) {
    revision = report.no();
    category = report.facts().category();
    askedAt = report.filedAt();
    var filed =
        new ReportFiled(
            id,
            ++told,
            report.filedAt(),
            number,
            revision,
            report.origin(),
            report.forward(),
            hospital,
            report.facts(),
            report.finalFor(),
            campaignId,
            status.closed(),
            asked);
    pressing = filed.presses();
    return filed;
  }

  /// Taken back. Nothing is erased; whoever was told of the incident is told of this too.
  IncidentWithdrawn withdraw(Instant at) {
    close(Status.WITHDRAWN, at);
    noticesOweEnding = true;
    return new IncidentWithdrawn(id, ++told, at, hospitalId, revision);
  }

  /// Closed by the duty desk. Open duties stay open.
  IncidentResolved resolve(ResolvedAs kind, Instant at) {
    close(Status.RESOLVED, at);
    return new IncidentResolved(id, ++told, at, hospitalId, revision, kind.attack(), kind);
  }

  /// The same event as another incident, which goes on for both. Nothing is erased.
  IncidentMerged mergeInto(Incident other, Instant at) {
    close(Status.RESOLVED, at);
    noticesOweEnding = true;
    mergedInto = other.id;
    mergedIntoNumber = other.number;
    other.tookIn = other.tookIn + 1;
    return new IncidentMerged(id, ++told, at, hospitalId, revision, other.id, other.number);
  }

  /// One of many of the same attack, or, with null, not.
  IncidentLinked link(@Nullable UUID campaign, Instant at) {
    campaignId = campaign;
    return new IncidentLinked(id, ++told, at, hospitalId, revision, campaign);
  }

  /// What people wrote about it is gone from now on.
  public ContactsErased erase(Instant at) {
    erasedAt = at;
    return new ContactsErased(id, ++told, at, hospitalId, revision);
  }

  private void close(Status how, Instant at) {
    if (status.closed()) {
      throw new IllegalStateException("an incident is closed once");
    }
    status = how;
    askedAt = at;
    dispatchOwesEnding = dispatchState != null && !over(dispatchState);
  }

  private static boolean over(DispatchEvent.State state) {
    return state == DispatchEvent.State.STOOD_DOWN || state == DispatchEvent.State.DONE;
  }

  /// @return whether this was news; what is older than the newest word changes nothing
  boolean hear(DispatchEvent event) {
    dispatchAnswered = Math.max(dispatchAnswered, event.revision());
    if (event.version() <= dispatchHeard) {
      return false;
    }
    dispatchHeard = event.version();
    var standing = event.standing();
    dispatchId = standing == null ? null : standing.dispatchId();
    dispatchState = standing == null ? null : standing.state();
    dispatchOwesEnding = status.closed() && dispatchState != null && !over(dispatchState);
    status = status.heard(standing);
    return true;
  }

  void hear(NoticeEvent event) {
    dutiesAnswered = Math.max(dutiesAnswered, event.revision());
    if (event instanceof DutyChanged changed && Boolean.TRUE.equals(changed.withdrawn())) {
      noticesOweEnding = false;
    }
    noticesHeard = Math.max(noticesHeard, event.version());
  }

  /// The version of the newest that was heard of the service which says this.
  long newest(Event event) {
    return event instanceof DispatchEvent ? dispatchHeard : noticesHeard;
  }

  /// Whether nobody is sent by what was reported so far, as far as dispatch-service has said: it is
  /// done for good, or was called off and no report came since.
  boolean dispatchOver() {
    return dispatchState == DispatchEvent.State.DONE
        || (dispatchState == DispatchEvent.State.STOOD_DOWN && dispatchAnswered >= revision);
  }

  void lookedAt(Instant now) {
    askedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID hospitalId() {
    return hospitalId;
  }

  public String number() {
    return number;
  }

  public Status status() {
    return status;
  }

  public Category category() {
    return category;
  }

  public Instant filedAt() {
    return filedAt;
  }

  /// When what people wrote about it was erased; null before.
  public @Nullable Instant erasedAt() {
    return erasedAt;
  }

  public int revision() {
    return revision;
  }

  public @Nullable UUID campaignId() {
    return campaignId;
  }

  public @Nullable UUID mergedInto() {
    return mergedInto;
  }

  @Nullable String mergedIntoNumber() {
    return mergedIntoNumber;
  }

  /// The one that goes on for it, where one does.
  public Optional<IncidentView.Other> goesOnIn() {
    return Optional.ofNullable(mergedInto)
        .map(into -> new IncidentView.Other(into, mergedIntoNumber));
  }

  boolean tookOthersIn() {
    return tookIn > 0;
  }

  public DispatchEvent.@Nullable State dispatchState() {
    return dispatchState;
  }

  public long version() {
    return version;
  }
}

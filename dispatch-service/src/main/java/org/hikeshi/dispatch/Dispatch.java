package org.hikeshi.dispatch;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hikeshi.dispatch.DispatchState.AwaitingDesk;
import org.hikeshi.dispatch.DispatchState.Done;
import org.hikeshi.dispatch.DispatchState.NotNeeded;
import org.hikeshi.dispatch.DispatchState.Running;
import org.hikeshi.dispatch.DispatchState.StoodDown;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.DispatchEvent.Standing;
import org.hikeshi.events.DispatchEvent.State;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.Origin;
import org.hikeshi.matching.Choice;
import org.jspecify.annotations.Nullable;

/// One incident as the control room knows it, and the help that is sent: exactly one for each
/// incident, also where no help is wanted, for then that is the answer.
///
/// It holds what is so. What can be done to it is elsewhere, by who does it: the reports
/// ([Hearing]), the engineers asked ([Answering]), those at work with the duty desk ([Working]),
/// also by somebody's name ([Naming]). Whoever changes it holds its row's lock.
///
/// Past 200 lines because it is also the row, column by column.
@Entity
@Table(name = "dispatch")
class Dispatch {

  enum Phase {
    NOT_NEEDED,
    AWAITING_DESK,
    RUNNING,
    STOOD_DOWN,
    DONE
  }

  @Id private UUID id;
  private UUID incidentId;

  /// What people call it; null where it was not told yet.
  private @Nullable String incidentNumber;

  private UUID hospitalId;
  private int revision;

  /// Number of the last event that came in, and of the last that went out.
  private long heard;

  private long told;

  /// The last event that came in before its turn, until its turn comes.
  private long heardAhead;

  /// The incident was resolved: later reports of it send nobody.
  private boolean over;

  /// Nothing but a card has spoken of it.
  private boolean unconfirmed;

  /// The work was done, on a seat at least, or the incident resolved, and a later report asks for
  /// help.
  private boolean asksAgain;

  /// The newest report asked for nobody.
  private boolean calledOff;

  /// A report has asked for help since the incident was resolved.
  private boolean askedSinceOver;

  /// Only exercised: it has no incident, and counts for nobody's load.
  private boolean drill;

  private int priority;
  private List<String> priorityWhy;
  private long offersMade;

  @Enumerated(EnumType.STRING)
  private Phase phase;

  private @Nullable Instant phaseAt;
  private Instant openedAt;
  private @Nullable Instant triedAt;
  private @Nullable Instant lookedAt;

  /// The attack on many that the incident is said to belong to.
  private @Nullable UUID campaignId;

  @Embedded private Situation situation;

  @OneToMany(mappedBy = "dispatch", cascade = CascadeType.PERSIST)
  @OrderBy("position")
  private List<Seat> seats = new ArrayList<>();

  /// The seat that was turned from remote to on site, or back, since this was read.
  @Transient private @Nullable String turned;

  @Transient private final List<DispatchEvent> news = new ArrayList<>();
  @Transient private final List<Searched> searched = new ArrayList<>();

  /// For Hibernate.
  protected Dispatch() {}

  Dispatch(
      UUID id,
      UUID incidentId,
      UUID hospitalId,
      Situation situation,
      Priority priority,
      Instant now) {
    this.id = id;
    this.incidentId = incidentId;
    this.hospitalId = hospitalId;
    this.situation = situation;
    become(priority);
    this.phase = Phase.NOT_NEEDED;
    this.openedAt = now;
  }

  void belongsTo(@Nullable UUID campaign) {
    campaignId = campaign;
  }

  void isCalled(String number) {
    incidentNumber = number;
  }

  @Nullable String incidentNumber() {
    return incidentNumber;
  }

  @Nullable UUID campaignId() {
    return campaignId;
  }

  DispatchState state() {
    return switch (phase) {
      case NOT_NEEDED -> new NotNeeded();
      case AWAITING_DESK -> new AwaitingDesk(Stored.there(phaseAt));
      case RUNNING -> new Running();
      case STOOD_DOWN -> new StoodDown(Stored.there(phaseAt));
      case DONE -> new Done(Stored.there(phaseAt));
    };
  }

  void become(DispatchState next) {
    switch (next) {
      case NotNeeded _ -> enter(Phase.NOT_NEEDED, null);
      case AwaitingDesk(var until) -> enter(Phase.AWAITING_DESK, until);
      case Running _ -> enter(Phase.RUNNING, null);
      case StoodDown(var at) -> enter(Phase.STOOD_DOWN, at);
      case Done(var at) -> enter(Phase.DONE, at);
    }
  }

  private void enter(Phase entered, @Nullable Instant at) {
    phase = entered;
    phaseAt = at;
  }

  /// An event that was heard before, or that a newer one has overtaken, is no news. But no report
  /// is overtaken by what is no report: one that could not be read is news when it comes again.
  boolean isNews(IncidentEvent event) {
    return isNewest(event) || (event instanceof ReportFiled && event.revision() > revision);
  }

  boolean isNewest(IncidentEvent event) {
    return event.version() > heard;
  }

  /// Still to come in its turn.
  void heardAhead(long version) {
    heardAhead = version;
  }

  /// Its turn has come.
  ///
  /// @return whether it is no repeat, though no news: it, or what was said after it, was heard
  ///   ahead
  boolean wasOvertaken(long version) {
    var overtaken = version <= heardAhead;
    if (version == heardAhead) {
      heardAhead = 0;
    }
    return overtaken;
  }

  boolean hasHeardNothing() {
    return heard == 0;
  }

  /// A link to a campaign says nothing of the report that it stands behind, and does not answer it.
  void heard(IncidentEvent event) {
    heard = Math.max(heard, event.version());
    if (!(event instanceof IncidentLinked)) {
      revision = Math.max(revision, event.revision());
    }
  }

  void found(Situation newer, Priority of) {
    situation = newer;
    become(of);
  }

  private void become(Priority of) {
    priority = of.points();
    priorityWhy = of.why().stream().map(Priority.Point::toString).toList();
  }

  /// From the first moment on, or never.
  Dispatch exercised() {
    drill = true;
    return this;
  }

  boolean drill() {
    return drill;
  }

  /// From now on engineers are looked for, or the desk is waited for.
  void begin(DispatchState.Live live, Instant now) {
    become(live);
    openedAt = now;
    asksAgain = false;
  }

  void asksAgain(boolean asked) {
    asksAgain = asked;
    askedSinceOver |= over && asked;
  }

  /// Somebody is looked for again on seats, or was put there: whether somebody may be wanted is
  /// asked still while one that the situation asks for is left.
  void filledAgain(Terms terms) {
    asksAgain &= !left(terms).isEmpty();
  }

  /// The seats that the situation asks for and that are done while others go on.
  List<Seat> left(Terms terms) {
    return seating().left(terms.seatsFor(situation).stream().map(SeatRule::kind).toList());
  }

  /// What was asked before the incident was resolved is asked no more, whatever the version that
  /// resolved it has left there.
  boolean asksAgain() {
    return asksAgain && (!over || askedSinceOver);
  }

  /// @param wanted whether somebody is asked for by what is known with this report
  /// @param asked whether by this report itself
  /// @return whether nobody was asked for before, or the incident was resolved since and this one
  ///   asks for somebody
  boolean wantedAnew(boolean wanted, boolean asked) {
    var anew = (wanted && calledOff) || (asked && over && !askedSinceOver);
    calledOff = !wanted;
    askedSinceOver |= over && asked;
    return anew;
  }

  void end() {
    over = true;
  }

  boolean over() {
    return over;
  }

  /// Only the first report can leave it open; whoever else speaks of it confirms it for good.
  void spokenOf(Origin origin, boolean first) {
    unconfirmed = origin == Origin.CARD && (first || unconfirmed);
  }

  boolean unconfirmed() {
    return unconfirmed;
  }

  void triedAgain(Instant now) {
    triedAt = now;
  }

  void lookedForMove(Instant now) {
    lookedAt = now;
  }

  void offerMade() {
    offersMade++;
  }

  void turned(Seat seat) {
    turned = seat.name();
  }

  @Nullable String turned() {
    return turned;
  }

  /// A further seat. A second one of its kind is called FORENSICS-2.
  Seat addSeat(UUID seatId, SeatRule rule) {
    var kind = rule.kind();
    var before = seats.stream().filter(seat -> seat.kind() == kind).count();
    var name = before == 0 ? kind.name() : kind.name() + "-" + (before + 1);
    var seat = new Seat(seatId, this, seats.size(), name, rule);
    seats.add(seat);
    return seat;
  }

  /// Looks for somebody for each vacant seat, while there is a search at all.
  void search(Watch watch) {
    if (state() instanceof Running) {
      Triage.endWhereLed(this, watch.now());
      fill(watch);
      if (Triage.waitingSince(seats).isPresent()
          && Triage.isDue(seats, watch.wave().apply(this), watch.waveRules(), watch.now())) {
        tell(Said.seatOpened(addSeat(watch.ids().get(), SeatRule.TRIAGE)), watch.now());
        fill(watch);
      }
    }
  }

  private void fill(Watch watch) {
    var found = new Search(seats, situation, openedAt, watch).fill();
    found.said().forEach(said -> tell(said, watch.now()));
    searched.addAll(found.searched());
  }

  /// Who may be asked for this seat now, who may not, and why.
  Choice choice(Seat seat, Watch watch) {
    return new Search(seats, situation, openedAt, watch).choice(seat);
  }

  /// A choice made elsewhere than in the search is kept like any.
  void kept(Searched choice) {
    searched.add(choice);
  }

  /// A drill teaches nothing.
  void teach(Watch watch, UUID engineer, DeclineReason reason, @Nullable String vendor) {
    if (!drill) {
      watch.learnt().accept(new Lesson(engineer, reason, vendor, situation.vendors(), id));
    }
  }

  /// The choices made since this was last asked; handed out once.
  List<Searched> searched() {
    return handedOut(searched);
  }

  private static <T> List<T> handedOut(List<T> kept) {
    var fresh = List.copyOf(kept);
    kept.clear();
    return fresh;
  }

  /// Notes what happened, under the next number and with everything as it stands after it.
  void tell(Said said, Instant now) {
    told++;
    news.add(
        said.by(
            new Said.Teller(
                incidentId, told, now, revision, standing(), !drill && situation.endangersLife())));
  }

  /// What has happened since this was last asked, in order; told once.
  List<DispatchEvent> news() {
    return handedOut(news);
  }

  Standing standing() {
    return new Standing(
        id, toldState(), seating().shown().map(Seat::told).toList(), drill ? true : null);
  }

  State toldState() {
    return switch (state()) {
      case NotNeeded _, AwaitingDesk _ -> State.SEARCHING;
      case StoodDown _ -> State.STOOD_DOWN;
      case Done _ -> State.DONE;
      case Running _ -> seating().told();
    };
  }

  /// What the desk is waited for to say.
  Told.Wanted wanted() {
    return switch (state()) {
      case AwaitingDesk _ -> unconfirmed ? Told.Wanted.CALL_BACK : Told.Wanted.YES;
      case NotNeeded _, Running _, StoodDown _, Done _ ->
          asksAgain() ? Told.Wanted.AGAIN : Told.Wanted.NOTHING;
    };
  }

  Seating seating() {
    return new Seating(seats());
  }

  List<Seat> seats() {
    return List.copyOf(seats);
  }

  UUID id() {
    return id;
  }

  UUID incidentId() {
    return incidentId;
  }

  UUID hospitalId() {
    return hospitalId;
  }

  int revision() {
    return revision;
  }

  int priority() {
    return priority;
  }

  List<Priority.Point> priorityWhy() {
    return priorityWhy.stream().map(Priority.Point::parse).toList();
  }

  long offersMade() {
    return offersMade;
  }

  Instant openedAt() {
    return openedAt;
  }

  Situation situation() {
    return situation;
  }
}

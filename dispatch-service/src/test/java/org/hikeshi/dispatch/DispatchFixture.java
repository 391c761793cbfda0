package org.hikeshi.dispatch;

import static org.hikeshi.matching.CandidateFixture.DAY;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.Answer;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.DispatchEvent.DeclineReason;
import org.hikeshi.events.Facts;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.events.Forward;
import org.hikeshi.events.Founder;
import org.hikeshi.events.HospitalFacts;
import org.hikeshi.events.IncidentEvent;
import org.hikeshi.events.IncidentEvent.IncidentLinked;
import org.hikeshi.events.IncidentEvent.IncidentMerged;
import org.hikeshi.events.IncidentEvent.IncidentResolved;
import org.hikeshi.events.IncidentEvent.IncidentWithdrawn;
import org.hikeshi.events.IncidentEvent.ReportFiled;
import org.hikeshi.events.Origin;
import org.hikeshi.events.PersonalData;
import org.hikeshi.matching.Candidate;
import org.hikeshi.matching.CandidateFixture;
import org.hikeshi.matching.Reach;
import org.jspecify.annotations.Nullable;

/// One dispatch, a clock that is moved by hand, and a bench of engineers: the control room in plain
/// Java.
final class DispatchFixture {

  static final UUID INCIDENT = new UUID(0x7000, 0x8000_0000_0000_0001L);
  static final UUID HOSPITAL = UUID.fromString("00000000-0000-7000-8000-00000000000a");
  static final Duration WINDOW = Duration.ofMinutes(5);

  private Terms terms = terms(Start.AT_ONCE, List.of(1, 2), List.of(SeatRule.LEAD));
  private final List<Candidate> bench = new ArrayList<>();
  private final List<DispatchEvent> told = new ArrayList<>();
  private final List<Searched> searched = new ArrayList<>();
  private final List<Lesson> lessons = new ArrayList<>();
  private Wave wave = Wave.NONE;
  private Instant now = Instant.parse("2026-02-08T16:50:00Z");
  private long ids;
  private final Dispatch dispatch =
      new Dispatch(
          id(),
          INCIDENT,
          HOSPITAL,
          Situation.of(aReport(0)),
          Priority.of(Situation.of(aReport(0)), DAY),
          now);

  static Terms terms(Start start, List<Integer> rounds, List<SeatRule> seats) {
    return terms(start, List.of(WINDOW), rounds, seats);
  }

  static Terms terms(
      Start start, List<Duration> windows, List<Integer> rounds, List<SeatRule> seats) {
    return new Terms(
        windows,
        rounds,
        List.of(Reach.BLOCK, Reach.COUNTRY),
        seats,
        2,
        start,
        Duration.ofMinutes(10),
        Duration.ofHours(16));
  }

  /// Nothing is known yet; these engineers are on duty.
  static DispatchFixture aControlRoom(int... engineers) {
    var room = new DispatchFixture();
    Arrays.stream(engineers).forEach(n -> room.comesOnDuty(CandidateFixture.anEngineer(n)));
    return room;
  }

  /// A report has come in that asks for help, and the first has been asked.
  static DispatchFixture aDispatchOffering(int... engineers) {
    return aControlRoom(engineers).hears(aReport(1));
  }

  static ReportFiled aReport(int no) {
    return aReport(no, FirstResponse.REQUESTED, Category.RANSOMWARE);
  }

  static ReportFiled aReport(int no, FirstResponse firstResponse, Category category) {
    return aReport(no, firstResponse, category, Set.of(CareImpact.EMERGENCY_STOPPED));
  }

  static ReportFiled aReport(
      int no, FirstResponse firstResponse, Category category, Set<CareImpact> impact) {
    var filedAt = Instant.parse("2026-02-08T16:50:00Z");
    return new ReportFiled(
        INCIDENT,
        no,
        filedAt,
        "2026-000001",
        no,
        Origin.HOSPITAL,
        Forward.NOW,
        new HospitalFacts(
            HOSPITAL,
            "14",
            "141305",
            "1404",
            Founder.PRIVATE,
            300,
            Set.of(),
            List.of("給食システム株式会社"),
            new HospitalFacts.Readiness(
                Answer.YES, Answer.UNKNOWN, Answer.UNKNOWN, Answer.UNKNOWN)),
        new Facts(
            category,
            null,
            null,
            filedAt,
            impact,
            Set.of("EHR"),
            null,
            PersonalData.NOT_KNOWN,
            false,
            null,
            firstResponse,
            Set.of(),
            Set.of(),
            Map.of()),
        Set.of(),
        null,
        null,
        null);
  }

  /// The same, with what was said of the incident before.
  static ReportFiled carrying(ReportFiled report, @Nullable UUID campaign, boolean over) {
    return with(report, report.incidentId(), report.origin(), campaign, over, report.asked());
  }

  /// The same, where help is asked for in it, or was in an earlier one only.
  static ReportFiled asking(ReportFiled report, boolean itself) {
    return with(
        report, report.incidentId(), report.origin(), report.campaignId(), report.over(), itself);
  }

  /// The same by a card, or by whom it is.
  static ReportFiled by(Origin origin, ReportFiled report) {
    return with(
        report, report.incidentId(), origin, report.campaignId(), report.over(), report.asked());
  }

  /// The first report of another incident.
  static ReportFiled aReportOf(UUID incident, CareImpact impact) {
    var like = aReport(1, FirstResponse.REQUESTED, Category.RANSOMWARE, Set.of(impact));
    return with(like, incident, like.origin(), null, null, null);
  }

  private static ReportFiled with(
      ReportFiled like,
      UUID incident,
      Origin origin,
      @Nullable UUID campaign,
      @Nullable Boolean over,
      @Nullable Boolean asked) {
    return new ReportFiled(
        incident,
        like.version(),
        like.at(),
        like.number(),
        like.revision(),
        origin,
        like.forward(),
        like.hospital(),
        like.facts(),
        like.finalFor(),
        campaign,
        over,
        asked);
  }

  static IncidentWithdrawn withdrawn(int no) {
    return new IncidentWithdrawn(INCIDENT, no, Instant.parse("2026-02-08T18:00:00Z"), HOSPITAL, no);
  }

  static IncidentMerged merged(int no) {
    return new IncidentMerged(
        INCIDENT, no, Instant.parse("2026-02-08T18:00:00Z"), HOSPITAL, no, HOSPITAL, "2026-000124");
  }

  static IncidentLinked linked(int no) {
    return new IncidentLinked(
        INCIDENT, no, Instant.parse("2026-02-08T18:00:00Z"), HOSPITAL, 1, HOSPITAL);
  }

  static IncidentResolved resolved(int no) {
    return new IncidentResolved(
        INCIDENT, no, Instant.parse("2026-02-08T18:00:00Z"), HOSPITAL, no, true, null);
  }

  DispatchFixture on(Terms others) {
    terms = others;
    return this;
  }

  DispatchFixture inAWave(Wave others) {
    wave = others;
    return this;
  }

  /// Somebody on a seat elsewhere may be asked to move here.
  boolean asksToMove(Sitting... sittings) {
    return remembering(new Moving(dispatch, watch()).ask(() -> List.of(sittings)));
  }

  /// Her yes to moving here from a seat of the other room.
  Reply movesFrom(DispatchFixture other, int engineer) {
    var reply =
        new Moving(dispatch, watch())
            .accept(other.dispatch, lastOffer(engineer, "LEAD").id(), engineer(engineer), null);
    other.remember();
    return remembering(reply);
  }

  DispatchFixture comesOnDuty(CandidateFixture engineer) {
    var comes = engineer.now();
    bench.removeIf(there -> there.id().equals(comes.id()));
    bench.add(comes);
    return this;
  }

  DispatchFixture hears(IncidentEvent event) {
    new Hearing(dispatch, watch()).hear(event);
    return remember();
  }

  Reply accepts(int engineer) {
    return accepts(engineer, "LEAD");
  }

  Reply accepts(int engineer, String seat) {
    return remembering(
        new Answering(dispatch, watch())
            .accept(lastOffer(engineer, seat).id(), engineer(engineer), Duration.ofMinutes(30)));
  }

  Reply declines(int engineer, DeclineReason reason) {
    return remembering(
        new Answering(dispatch, watch())
            .decline(lastOffer(engineer, "LEAD").id(), engineer(engineer), reason, null));
  }

  Reply declines(int engineer) {
    return declines(engineer, DeclineReason.OTHER);
  }

  DispatchFixture after(Duration passed) {
    now = now.plus(passed);
    new Answering(dispatch, watch()).lapseDue();
    return remember();
  }

  /// The clock moves, and no timer has looked yet.
  DispatchFixture unswept(Duration passed) {
    now = now.plus(passed);
    return this;
  }

  DispatchFixture triedAgain() {
    dispatch.search(watch());
    return remember();
  }

  Move progress(String seat, Progress next) {
    return remembering(new Working(dispatch, watch()).progress(seat, next));
  }

  Move givesBack(String seat) {
    return givesBack(seat, DeclineReason.OTHER);
  }

  Move givesBack(String seat, DeclineReason reason) {
    return remembering(new Working(dispatch, watch()).giveBack(seat, reason, null, false));
  }

  Move turns(String seat, DispatchEvent.Mode mode) {
    return turns(seat, mode, null);
  }

  /// @param by null for the desk
  Move turns(String seat, DispatchEvent.Mode mode, @Nullable UUID by) {
    return remembering(new Working(dispatch, watch()).turn(seat, mode, by));
  }

  Move asksFor(SeatKind kind) {
    return remembering(new Working(dispatch, watch()).askFor(kind, DispatchEvent.Mode.REMOTE));
  }

  Move handsOver(String seat, int to) {
    return remembering(new Naming(dispatch, watch()).handOver(seat, engineer(to), false));
  }

  Move theDeskHandsOver(String seat, int to) {
    return remembering(new Naming(dispatch, watch()).handOver(seat, engineer(to), true));
  }

  Move assigns(String seat, int to) {
    return remembering(new Naming(dispatch, watch()).assign(seat, engineer(to), null));
  }

  /// @param seen whom the desk sees there; 0 is nobody
  Move assigns(String seat, int to, int seen) {
    var there = new Seen(seen == 0 ? null : engineer(seen));
    return remembering(new Naming(dispatch, watch()).assign(seat, engineer(to), there));
  }

  DispatchFixture takenUp() {
    new Hearing(dispatch, watch()).takenUp();
    return remember();
  }

  boolean releases() {
    return releases(null);
  }

  boolean releases(@Nullable Beginning meant) {
    return releases(meant, null);
  }

  boolean releases(@Nullable Beginning meant, @Nullable String seat) {
    return remembering(new Hearing(dispatch, watch()).release(meant, seat));
  }

  Dispatch dispatch() {
    return dispatch;
  }

  Instant now() {
    return now;
  }

  List<DispatchEvent> told() {
    return List.copyOf(told);
  }

  List<Searched> searched() {
    return List.copyOf(searched);
  }

  /// The choices since this was last asked.
  List<Searched> newlySearched() {
    var fresh = List.copyOf(searched);
    searched.clear();
    return fresh;
  }

  List<Lesson> lessons() {
    return List.copyOf(lessons);
  }

  /// The kinds of what was told, in order.
  List<String> words() {
    return told.stream().map(event -> event.getClass().getSimpleName()).toList();
  }

  /// Who is asked for the seat at this moment.
  List<UUID> asked(String seat) {
    return dispatch.seating().named(seat).orElseThrow().openOffers().stream()
        .map(Offer::engineerId)
        .toList();
  }

  SeatState seat(String name) {
    return dispatch.seating().named(name).orElseThrow().state();
  }

  Optional<Offer> offerTo(int engineer, String seat) {
    return dispatch.seating().named(seat).orElseThrow().offers().stream()
        .filter(offer -> offer.engineerId().equals(engineer(engineer)))
        .reduce((_, last) -> last);
  }

  Watch watch() {
    return new Watch(
        now,
        DAY,
        this::id,
        terms,
        WaveRules.inForceOn(DAY),
        _ -> wave,
        () -> List.copyOf(bench),
        lessons::add);
  }

  private Offer lastOffer(int engineer, String seat) {
    return offerTo(engineer, seat).orElseThrow();
  }

  private UUID id() {
    return new UUID(0x7000, ++ids);
  }

  private <T> T remembering(T outcome) {
    remember();
    return outcome;
  }

  private DispatchFixture remember() {
    told.addAll(dispatch.news());
    searched.addAll(dispatch.searched());
    return this;
  }
}

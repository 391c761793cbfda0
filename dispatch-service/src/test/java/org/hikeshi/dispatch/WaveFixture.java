package org.hikeshi.dispatch;

import static org.hikeshi.matching.CandidateFixture.DAY;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.hikeshi.dispatch.Terms.Start;
import org.hikeshi.events.CareImpact;
import org.hikeshi.events.Category;
import org.hikeshi.events.DispatchEvent;
import org.hikeshi.events.FirstResponse;
import org.hikeshi.matching.Candidate;
import org.hikeshi.matching.CandidateFixture;
import org.hikeshi.matching.Skill;
import org.jspecify.annotations.Nullable;

/// Many dispatches that draw on the same engineers, in memory: what [Bench], [Waves] and [Moves]
/// read from the database is counted here.
final class WaveFixture {

  static final Instant BEGIN = Instant.parse("2026-02-08T16:50:00Z");
  static final WaveRules RULES = WaveRules.inForceOn(DAY);

  private static final Comparator<Dispatch> BY_URGENCY =
      Comparator.comparingInt(Dispatch::priority)
          .reversed()
          .thenComparing(Dispatch::openedAt)
          .thenComparing(Dispatch::id);

  final List<Dispatch> dispatches = new ArrayList<>();
  final Map<UUID, List<DispatchEvent>> told = new HashMap<>();
  final List<Searched> searched = new ArrayList<>();
  final Map<UUID, Instant> movedAt = new HashMap<>();

  private final Terms terms;
  private final int engineers;
  private final int room;
  private final boolean triage;
  private long ids;
  private Instant now = BEGIN;
  private @Nullable List<Candidate> bench;
  private @Nullable List<Dispatch> withoutLead;

  /// @param room duties that each has room for
  WaveFixture(int engineers, int room, boolean triage, List<SeatRule> seats) {
    this.engineers = engineers;
    this.room = room;
    this.triage = triage;
    this.terms = DispatchFixture.terms(Start.AT_ONCE, List.of(1, 2), seats);
  }

  Dispatch arrives(CareImpact impact) {
    var report =
        DispatchFixture.aReport(1, FirstResponse.REQUESTED, Category.RANSOMWARE, Set.of(impact));
    var situation = Situation.of(report);
    var dispatch =
        new Dispatch(
            id(), id(), DispatchFixture.HOSPITAL, situation, Priority.of(situation, DAY), now);
    dispatches.add(dispatch);
    new Hearing(dispatch, watch()).hear(report);
    remember(dispatch);
    return dispatch;
  }

  void passes(Duration time) {
    now = now.plus(time);
    bench = null;
    for (var dispatch : dispatches) {
      new Answering(dispatch, watch()).lapseDue();
      remember(dispatch);
    }
  }

  /// A yes; to an offer to move, with the seat that she leaves.
  Reply accepts(Offer offer) {
    var to = offer.seat().dispatch();
    var from =
        dispatches.stream()
            .filter(each -> each.seats().stream().anyMatch(s -> s.id().equals(offer.fromSeat())))
            .findFirst();
    var reply =
        from.map(
                left ->
                    new Moving(to, watch(this::counted))
                        .accept(left, offer.id(), offer.engineerId(), null))
            .orElseGet(
                () -> new Answering(to, watch()).accept(offer.id(), offer.engineerId(), null));
    from.ifPresent(this::remember);
    remember(to);
    return reply;
  }

  /// As the timer does: unanswered dispatches are tried again, the most urgent first.
  void sweep(boolean reassign) {
    for (var dispatch : inOrder()) {
      if (isUnanswered(dispatch) && mayFindSomebody(dispatch)) {
        dispatch.search(watch());
        remember(dispatch);
      }
    }
    if (reassign) {
      inOrder().stream()
          .filter(dispatch -> Triage.waitingSince(dispatch.seats()).isPresent())
          .forEach(
              dispatch -> {
                new Moving(dispatch, watch()).ask(() -> sittings(dispatch));
                remember(dispatch);
              });
    }
  }

  /// Spares the simulation looks that cannot find anybody.
  private boolean mayFindSomebody(Dispatch dispatch) {
    return bench().stream().anyMatch(one -> one.openDuties() + one.spokenFor() < room)
        || (triage && Triage.waitingSince(dispatch.seats()).isPresent());
  }

  List<Dispatch> inOrder() {
    return dispatches.stream().sorted(BY_URGENCY).toList();
  }

  private static boolean isUnanswered(Dispatch dispatch) {
    return dispatch.state() instanceof DispatchState.Running
        && dispatch.seats().stream().anyMatch(seat -> seat.state() instanceof SeatState.Unanswered);
  }

  void remember(Dispatch dispatch) {
    var news = dispatch.news();
    told.computeIfAbsent(dispatch.id(), _ -> new ArrayList<>()).addAll(news);
    searched.addAll(dispatch.searched());
    for (var event : news) {
      if (event instanceof DispatchEvent.OfferMade made
          && dispatch.seating().offer(made.offerId()).orElseThrow().fromSeat() != null) {
        movedAt.put(made.engineerId(), made.at());
      }
    }
    if (!news.isEmpty()) {
      bench = null;
      withoutLead = null;
    }
  }

  List<Sitting> sittings(Dispatch but) {
    var sittings = new ArrayList<Sitting>();
    for (var dispatch : dispatches) {
      for (var seat : dispatch.seats()) {
        if (dispatch != but
            && dispatch.state() instanceof DispatchState.Running
            && seat.kind() != SeatKind.TRIAGE
            && seat.state() instanceof SeatState.Held held
            && !held.done()) {
          sittings.add(
              new Sitting(
                  held.by(),
                  dispatch.id(),
                  seat.id(),
                  seat.kind(),
                  dispatch.priority(),
                  held.progress(),
                  held.acceptedAt(),
                  movedAt.get(held.by())));
        }
      }
    }
    return sittings;
  }

  private Wave around(Dispatch dispatch) {
    if (withoutLead == null) {
      withoutLead =
          dispatches.stream()
              .filter(each -> each.state() instanceof DispatchState.Running)
              .filter(each -> Triage.waitingSince(each.seats()).isPresent())
              .toList();
    }
    var others = withoutLead.stream().filter(each -> each != dispatch).toList();
    return new Wave(
        true,
        triage,
        (int) others.stream().filter(each -> BY_URGENCY.compare(each, dispatch) < 0).count(),
        others.size());
  }

  List<Candidate> bench() {
    if (bench == null) {
      bench = counted();
    }
    return bench;
  }

  private List<Candidate> counted() {
    var duties = new HashMap<UUID, Integer>();
    var offers = new HashMap<UUID, Integer>();
    var triages = new HashMap<UUID, Integer>();
    for (var dispatch : dispatches) {
      for (var seat : dispatch.seats()) {
        if (dispatch.state() instanceof DispatchState.Running
            && seat.state() instanceof SeatState.Held held
            && !held.done()) {
          (seat.kind() == SeatKind.TRIAGE ? triages : duties).merge(held.by(), 1, Integer::sum);
        }
        for (var offer : seat.openOffers()) {
          if (!leavesASeat(offer)) {
            (seat.kind() == SeatKind.TRIAGE ? triages : offers)
                .merge(offer.engineerId(), 1, Integer::sum);
          }
        }
      }
    }
    var all = new ArrayList<Candidate>();
    for (var n = 1; n <= engineers; n++) {
      var id = engineer(n);
      all.add(
          CandidateFixture.anEngineer(1)
              .called(id)
              .in("%02d".formatted(1 + n % 47))
              .with(skills(n))
              .upTo(room)
              .busyWith(duties.getOrDefault(id, 0))
              .spokenFor(offers.getOrDefault(id, 0))
              .lookingAfter(triages.getOrDefault(id, 0))
              .now());
    }
    return all;
  }

  /// An offer to move takes up the room that her seat does, while it is hers.
  private boolean leavesASeat(Offer offer) {
    return offer.fromSeat() != null
        && dispatches.stream()
            .filter(dispatch -> dispatch.state() instanceof DispatchState.Running)
            .flatMap(dispatch -> dispatch.seats().stream())
            .anyMatch(
                seat -> seat.id().equals(offer.fromSeat()) && seat.engages(offer.engineerId()));
  }

  /// One in five cannot lead.
  private static Skill[] skills(int n) {
    var forensics = new Skill("FORENSICS", 3, null);
    return n % 5 == 0
        ? new Skill[] {forensics}
        : new Skill[] {new Skill("LEAD", 3, null), forensics};
  }

  static UUID engineer(int n) {
    return new UUID(0xe, n);
  }

  Watch watch() {
    return watch(this::bench);
  }

  /// @param looked where one step looks for two dispatches, it counts anew for the second
  private Watch watch(Supplier<List<Candidate>> looked) {
    return new Watch(now, DAY, this::id, terms, RULES, this::around, looked, _ -> {});
  }

  Instant now() {
    return now;
  }

  private UUID id() {
    return new UUID(0x7000, ++ids);
  }
}

package org.hikeshi.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.matching.Ranking.Place;
import org.hikeshi.matching.Reason.Code;

/// Hard filters first, then an order that a person can follow word by word: who has the skill as
/// well as it is wished for, then the nearest, for a seat on site the shortest way, then the one
/// with the fewest duties now, with the fewest in 30 days, and whose last is longest ago. Equals
/// are drawn for each dispatch anew.
///
/// Past 200 lines because filters and order are one list, read from top to bottom.
public final class Matching {

  /// Changes whenever a filter or the order does, so that a stored choice names its rules.
  public static final String RULES = "2026-14";

  private static final Comparator<Candidate> LEAST_LOADED =
      Comparator.comparingInt(Candidate::load)
          .thenComparingInt(Candidate::recentDuties)
          .thenComparing(Matching::lastDuty);

  /// The choice with all that it rests on.
  public static Choice choose(Need need, Collection<Candidate> candidates) {
    return Choice.made(need, candidates, rank(need, candidates));
  }

  /// The same candidates in any order give the same ranking.
  public static Ranking rank(Need need, Collection<Candidate> candidates) {
    var fit = new ArrayList<Candidate>();
    var excluded = new ArrayList<Place>();
    for (var candidate : candidates) {
      var against = reasonsAgainst(need, candidate);
      if (against.isEmpty()) {
        fit.add(candidate);
      } else {
        excluded.add(new Place(candidate.id(), against));
      }
    }
    fit.sort(order(need));
    var ranked = new ArrayList<Place>();
    var spare = Places.beyond(need, candidates);
    for (var candidate : fit) {
      if (Places.leads(need, candidate) && spare-- <= 0) {
        var kept = new Reason(Code.KEPT_FOR_LEADS, Integer.toString(need.kept()));
        excluded.add(new Place(candidate.id(), List.of(kept)));
      } else {
        ranked.add(new Place(candidate.id(), reasonsFor(need, candidate)));
      }
    }
    excluded.sort(Comparator.comparing(Place::engineerId));
    return new Ranking(List.copyOf(ranked), List.copyOf(excluded));
  }

  private static Comparator<Candidate> order(Need need) {
    return Comparator.comparingInt((Candidate candidate) -> shortfall(need, candidate))
        .thenComparing(candidate -> Proximity.between(need, candidate))
        .thenComparing(
            candidate ->
                need.mode() == Mode.ON_SITE
                    ? Travel.between(need, candidate)
                    : Travel.UNDER_2_HOURS)
        .thenComparing(LEAST_LOADED)
        .thenComparingLong(candidate -> Tie.drawn(candidate.id(), need.dispatchId()))
        .thenComparing(Candidate::id);
  }

  private static final List<Filter> FILTERS =
      List.of(
          when((_, candidate) -> !candidate.onDuty(), Code.OFF_DUTY),
          when((_, candidate) -> candidate.absent(), Code.ABSENT),
          Matching::lacksSkill,
          when((need, candidate) -> !candidate.modes().contains(need.mode()), Code.OTHER_MODE),
          Matching::tooFarYet,
          Matching::resting,
          Matching::atCapacity,
          Matching::inConflict,
          Matching::askedBefore);

  /// Every reason why not, so that nobody has to guess whether there is a second one.
  private static List<Reason> reasonsAgainst(Need need, Candidate candidate) {
    return FILTERS.stream().flatMap(filter -> filter.against(need, candidate).stream()).toList();
  }

  private static List<Reason> reasonsFor(Need need, Candidate candidate) {
    var why = new ArrayList<Reason>();
    why.add(Reason.of(Proximity.between(need, candidate).code()));
    if (need.mode() == Mode.ON_SITE) {
      why.add(Reason.of(Travel.between(need, candidate).code()));
    }
    why.add(new Reason(Code.OPEN_DUTIES, Integer.toString(candidate.load())));
    why.add(new Reason(Code.RECENT_DUTIES, Integer.toString(candidate.recentDuties())));
    var last = candidate.lastDutyAt();
    why.add(
        last == null ? Reason.of(Code.NO_DUTY_YET) : new Reason(Code.LAST_DUTY, last.toString()));
    why.add(new Reason(Code.HAS_SKILL, need.skill()));
    if (candidate.doubted().contains(need.skill())) {
      why.add(new Reason(Code.SKILL_DOUBTED, need.skill()));
    } else if (shortfall(need, candidate) > 0) {
      why.add(new Reason(Code.SKILL_BELOW_WISH, need.skill()));
    }
    return List.copyOf(why);
  }

  /// How much less than wished for she is able to do; a skill that she doubts herself comes last.
  private static int shortfall(Need need, Candidate candidate) {
    var level =
        candidate.skills().stream()
            .filter(has -> has.skill().equals(need.skill()) && has.validOn(need.day()))
            .mapToInt(Skill::level)
            .max()
            .orElse(0);
    return Math.max(0, need.preferredLevel() - level)
        + (candidate.doubted().contains(need.skill()) ? Skill.HIGHEST : 0);
  }

  private static Optional<Reason> tooFarYet(Need need, Candidate candidate) {
    return need.mode() == Mode.REMOTE || need.reach().covers(Proximity.between(need, candidate))
        ? Optional.empty()
        : Optional.of(new Reason(Code.TOO_FAR_YET, need.reach().name()));
  }

  private static Optional<Reason> resting(Need need, Candidate candidate) {
    return Optional.ofNullable(candidate.restsUntil())
        .filter(need.at()::isBefore)
        .map(until -> new Reason(Code.RESTING, until.toString()));
  }

  private static Optional<Reason> lacksSkill(Need need, Candidate candidate) {
    var named =
        candidate.skills().stream().filter(has -> has.skill().equals(need.skill())).toList();
    if (named.isEmpty()) {
      return Optional.of(new Reason(Code.SKILL_MISSING, need.skill()));
    }
    var valid = named.stream().filter(has -> has.validOn(need.day())).toList();
    if (valid.isEmpty()) {
      return Optional.of(new Reason(Code.SKILL_EXPIRED, need.skill()));
    }
    return valid.stream().anyMatch(has -> has.level() >= need.level())
        ? Optional.empty()
        : Optional.of(new Reason(Code.SKILL_TOO_LOW, need.skill()));
  }

  private static Optional<Reason> atCapacity(Need need, Candidate candidate) {
    if (need.triages() > 0) {
      return candidate.triages() < need.triages()
          ? Optional.empty()
          : Optional.of(new Reason(Code.TRIAGES_HELD, candidate.triages() + "/" + need.triages()));
    }
    var room = candidate.maxConcurrent() - candidate.load();
    if (room <= 0) {
      return Optional.of(
          new Reason(Code.AT_CAPACITY, candidate.load() + "/" + candidate.maxConcurrent()));
    }
    return candidate.spokenFor() < room
        ? Optional.empty()
        : Optional.of(new Reason(Code.SPOKEN_FOR, Integer.toString(candidate.spokenFor())));
  }

  private static Optional<Reason> inConflict(Need need, Candidate candidate) {
    return Companies.same(candidate.employer(), need.vendors())
        .map(vendor -> new Reason(Code.EMPLOYER_IS_VENDOR, vendor))
        .or(
            () ->
                candidate.conflicts().stream()
                    .sorted()
                    .map(declared -> Companies.same(declared, need.vendors()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .map(vendor -> new Reason(Code.CONFLICT_DECLARED, vendor)));
  }

  private static Optional<Reason> askedBefore(Need need, Candidate candidate) {
    return Optional.ofNullable(need.past().get(candidate.id()))
        .map(
            past ->
                switch (past) {
                  case ASKED -> Code.ALREADY_ASKED;
                  case DECLINED -> Code.DECLINED_BEFORE;
                  case LAPSED -> Code.LAPSED_BEFORE;
                  case GAVE_BACK -> Code.GAVE_BACK_BEFORE;
                  case ON_IT -> Code.ON_THIS_DISPATCH;
                })
        .map(Reason::of);
  }

  private static Instant lastDuty(Candidate candidate) {
    var last = candidate.lastDutyAt();
    return last == null ? Instant.MIN : last;
  }

  @FunctionalInterface
  private interface Filter {
    Optional<Reason> against(Need need, Candidate candidate);
  }

  @FunctionalInterface
  private interface Test {
    boolean fails(Need need, Candidate candidate);
  }

  private static Filter when(Test test, Code code) {
    return (need, candidate) ->
        test.fails(need, candidate) ? Optional.of(Reason.of(code)) : Optional.empty();
  }

  private Matching() {}
}

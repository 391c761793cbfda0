package org.hikeshi.matching;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hikeshi.matching.Ranking.Place;
import org.hikeshi.matching.Reason.Code;

/// Hard filters first, then an order that a person can follow word by word: the nearest, then the
/// one with the fewest open duties, then the one whose last duty is longest ago, then by id.
public final class Matching {

  /// Changes whenever a filter or the order does, so that a stored choice names its rules.
  public static final String RULES = "2026-11";

  private static final Comparator<Candidate> LEAST_LOADED =
      Comparator.comparingInt(Candidate::openDuties)
          .thenComparing(Matching::lastDuty)
          .thenComparing(Candidate::id);

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
    fit.sort(
        Comparator.comparing((Candidate candidate) -> Proximity.between(need, candidate))
            .thenComparing(LEAST_LOADED));
    excluded.sort(Comparator.comparing(Place::engineerId));
    return new Ranking(
        fit.stream()
            .map(candidate -> new Place(candidate.id(), reasonsFor(need, candidate)))
            .toList(),
        List.copyOf(excluded));
  }

  private static final List<Filter> FILTERS =
      List.of(
          when((_, candidate) -> !candidate.onDuty(), Code.OFF_DUTY),
          when((_, candidate) -> candidate.absent(), Code.ABSENT),
          Matching::lacksSkill,
          when((need, candidate) -> !candidate.modes().contains(need.mode()), Code.OTHER_MODE),
          Matching::atCapacity,
          Matching::inConflict,
          Matching::askedBefore);

  /// Every reason why not, so that nobody has to guess whether there is a second one.
  private static List<Reason> reasonsAgainst(Need need, Candidate candidate) {
    return FILTERS.stream().flatMap(filter -> filter.against(need, candidate).stream()).toList();
  }

  private static List<Reason> reasonsFor(Need need, Candidate candidate) {
    var last = candidate.lastDutyAt();
    return List.of(
        Reason.of(Proximity.between(need, candidate).code()),
        new Reason(Code.OPEN_DUTIES, Integer.toString(candidate.openDuties())),
        last == null ? Reason.of(Code.NO_DUTY_YET) : new Reason(Code.LAST_DUTY, last.toString()),
        new Reason(Code.HAS_SKILL, need.skill()));
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
    return candidate.openDuties() < candidate.maxConcurrent()
        ? Optional.empty()
        : Optional.of(
            new Reason(Code.AT_CAPACITY, candidate.openDuties() + "/" + candidate.maxConcurrent()));
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

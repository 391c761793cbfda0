package org.hikeshi.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hikeshi.matching.CandidateFixture.aNeed;
import static org.hikeshi.matching.CandidateFixture.anEngineer;
import static org.hikeshi.matching.CandidateFixture.engineer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hikeshi.events.DispatchEvent.Mode;
import org.hikeshi.matching.Reason.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MatchingTest {

  @Test
  void nearestComesFirst() {
    // given
    var candidates =
        List.of(
            anEngineer(1).in("36").now(),
            anEngineer(2).in("09").now(),
            anEngineer(3).in("13").now(),
            anEngineer(4).in("14").now(),
            anEngineer(5).in("14").inArea("1404").now());
    // when
    var ranking = Matching.rank(aNeed(), candidates);
    // then
    assertThat(order(ranking)).containsExactly(ids(5, 4, 3, 2, 1));
    assertThat(ranking.ranked())
        .extracting(place -> place.why().getFirst().code())
        .containsExactly(
            Code.SAME_AREA,
            Code.SAME_PREFECTURE,
            Code.NEIGHBOURING_PREFECTURE,
            Code.SAME_BLOCK,
            Code.ELSEWHERE);
  }

  @Test
  void ofEquallyNearTheLeastLoadedThenTheLeastUsedThenTheLongestRested() {
    // given
    var candidates =
        List.of(
            anEngineer(1).busyWith(1).now(),
            anEngineer(2).recently(2).now(),
            anEngineer(3).recently(1).lastOnDuty("2026-02-08T00:00:00Z").now(),
            anEngineer(4).recently(1).lastOnDuty("2026-01-08T00:00:00Z").now(),
            anEngineer(5).recently(0).now());
    // when
    var ranking = Matching.rank(aNeed(), candidates);
    // then
    assertThat(order(ranking)).containsExactly(ids(5, 4, 3, 2, 1));
  }

  @Test
  void whoHasTheSkillAsWishedGoesBeforeWhoIsNearerAndNobodyGainsByMore() {
    // given
    var candidates =
        List.of(
            anEngineer(1).inArea("1404").with(new Skill("LEAD", 2, null)).now(),
            anEngineer(2).in("13").with(new Skill("LEAD", 4, null)).now(),
            anEngineer(3).with(new Skill("LEAD", 3, null)).now(),
            anEngineer(4).with(new Skill("LEAD", 4, null)).doubting("LEAD").now());
    // when
    var ranking = Matching.rank(aNeed(), candidates);
    // then
    assertThat(order(ranking)).containsExactly(ids(3, 2, 1, 4));
    assertThat(ranking.ranked().get(2).why()).contains(new Reason(Code.SKILL_BELOW_WISH, "LEAD"));
    assertThat(ranking.ranked().get(3).why()).contains(new Reason(Code.SKILL_DOUBTED, "LEAD"));
  }

  @Test
  void onSiteTheShortestWayCountsWhereTheRegionIsTheSame() {
    // given
    var candidates = List.of(anEngineer(1).in("47").now(), anEngineer(2).in("27").now());
    // when
    var onSite = Matching.rank(aNeed(Mode.ON_SITE, Reach.COUNTRY), candidates);
    // then
    assertThat(order(onSite)).containsExactly(ids(2, 1));
    assertThat(onSite.ranked())
        .extracting(place -> place.why().get(1).code())
        .containsExactly(Code.TRAVEL_8_HOURS, Code.TRAVEL_A_DAY);
  }

  @Test
  void whoeverTravelsIsAskedNearFirstAndWhoeverHelpsRemotelyFromAnywhere() {
    // given
    var far = List.of(anEngineer(1).in("36").now());
    // when
    var onSite = Matching.rank(aNeed(Mode.ON_SITE, Reach.BLOCK), far);
    var remote = Matching.rank(aNeed(Mode.REMOTE, Reach.PREFECTURE), far);
    // then
    assertThat(onSite.excluded().getFirst().why())
        .containsExactly(new Reason(Code.TOO_FAR_YET, "BLOCK"));
    assertThat(order(remote)).containsExactly(ids(1));
  }

  @Test
  void whoRestsIsLeftAloneUntilTheRestIsOver() {
    assertThat(against(anEngineer(1).restingUntil("2026-02-08T16:51:00Z")))
        .containsExactly(new Reason(Code.RESTING, "2026-02-08T16:51:00Z"));
    assertThat(against(anEngineer(1).restingUntil("2026-02-08T16:50:00Z"))).isEmpty();
  }

  @Test
  void whoSaysThatSheIsEngagedElsewhereHasSoMuchLessRoom() {
    assertThat(against(anEngineer(1).upTo(1).engagedElsewhere()))
        .containsExactly(new Reason(Code.AT_CAPACITY, "1/1"));
  }

  @Test
  void inAWaveWhoeverHasNoRoomForAnotherYesIsNotAskedOnce() {
    assertThat(against(anEngineer(1).upTo(2).busyWith(1).spokenFor(1)))
        .containsExactly(new Reason(Code.SPOKEN_FOR, "1"));
    assertThat(against(anEngineer(1).upTo(3).busyWith(1).spokenFor(1))).isEmpty();
  }

  @Test
  void ofEqualsNobodyIsFirstEverywhereAndTheDrawIsTheSameWheneverItIsAsked() {
    // given
    var equals =
        IntStream.rangeClosed(1, 8).mapToObj(n -> anEngineer(n).recently(0).now()).toList();
    var firsts = new TreeMap<UUID, Integer>();
    // when
    for (var n = 0; n < 800; n++) {
      var need = of(new UUID(7, n), Map.of());
      var first = Matching.rank(need, equals).ranked().getFirst().engineerId();
      firsts.merge(first, 1, Integer::sum);
      assertThat(Matching.rank(need, equals.reversed()).ranked().getFirst().engineerId())
          .isEqualTo(first);
    }
    // then: 100 each, and chance moves that by no more than a third or so
    assertThat(firsts).hasSize(8);
    assertThat(firsts.values()).allMatch(times -> times > 60 && times < 140);
  }

  @Test
  void aChoiceIsMadeAgainFromWhatItRestsOn() {
    // given
    var candidates = List.of(anEngineer(2).in("13").now(), anEngineer(1).offDuty().now());
    // when
    var choice = Matching.choose(aNeed(), candidates);
    // then
    assertThat(choice.ofTheseRules()).isTrue();
    assertThat(choice.replayed()).isEqualTo(choice.ranking());
  }

  @Test
  void theOrderInWhichCandidatesAreLookedUpDoesNotMatter() {
    // given
    var candidates = new ArrayList<Candidate>();
    for (var n = 1; n <= 9; n++) {
      candidates.add(anEngineer(n).in(n % 2 == 0 ? "14" : "13").busyWith(n % 3).now());
    }
    var expected = Matching.rank(aNeed(), candidates);
    // when
    Collections.shuffle(candidates, new Random(7));
    // then
    assertThat(Matching.rank(aNeed(), candidates)).isEqualTo(expected);
  }

  @Test
  void whoIsNotOnDutyIsNotAsked() {
    assertThat(against(anEngineer(1).offDuty())).containsExactly(Reason.of(Code.OFF_DUTY));
  }

  @Test
  void whoIsAbsentIsNotAskedThoughOnDuty() {
    assertThat(against(anEngineer(1).absent())).containsExactly(Reason.of(Code.ABSENT));
  }

  @Test
  void skillIsNeededAtItsLevelAndNotExpired() {
    assertThat(against(anEngineer(1).with(new Skill("NETWORK", 4, null))))
        .containsExactly(new Reason(Code.SKILL_MISSING, "LEAD"));
    assertThat(against(anEngineer(1).with(new Skill("LEAD", 1, null))))
        .containsExactly(new Reason(Code.SKILL_TOO_LOW, "LEAD"));
    assertThat(against(anEngineer(1).with(new Skill("LEAD", 4, LocalDate.parse("2026-02-08")))))
        .containsExactly(new Reason(Code.SKILL_EXPIRED, "LEAD"));
    assertThat(against(anEngineer(1).with(new Skill("LEAD", 2, LocalDate.parse("2026-02-09")))))
        .isEmpty();
  }

  @Test
  void whoOnlyTravelsIsNotAskedToHelpRemotely() {
    assertThat(against(anEngineer(1).only(Mode.ON_SITE)))
        .containsExactly(Reason.of(Code.OTHER_MODE));
  }

  @Test
  void capacityCountsAcceptedSeats() {
    assertThat(against(anEngineer(1).upTo(2).busyWith(2)))
        .containsExactly(new Reason(Code.AT_CAPACITY, "2/2"));
    assertThat(against(anEngineer(1).upTo(2).busyWith(1))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "給食システム株式会社",
    "（株）給食システム",
    "㈱給食システム",
    "給食システム",
    "'給食 システム（株）'",
  })
  void whoWorksForTheHospitalsVendorIsNotAskedHoweverItIsWritten(String employer) {
    assertThat(against(anEngineer(1).employedBy(employer)))
        .containsExactly(new Reason(Code.EMPLOYER_IS_VENDOR, "給食システム株式会社"));
  }

  @Test
  void aDeclaredConflictCountsLikeTheEmployer() {
    assertThat(against(anEngineer(1).conflictingWith("給食システム")))
        .containsExactly(new Reason(Code.CONFLICT_DECLARED, "給食システム株式会社"));
  }

  @Test
  void anotherCompanyWithASimilarNameIsNoConflict() {
    assertThat(against(anEngineer(1).employedBy("給食システム関西"))).isEmpty();
    assertThat(against(anEngineer(1).employedBy("株式会社"))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whoeverWasAskedBeforeIsNotAskedAgain(Past past) {
    // given
    var again = of(CandidateFixture.DISPATCH, Map.of(engineer(1), past));
    // when
    var ranking = Matching.rank(again, List.of(anEngineer(1).now()));
    // then
    assertThat(ranking.ranked()).isEmpty();
    assertThat(ranking.excluded().getFirst().why()).hasSize(1);
  }

  @Test
  void everyReasonAgainstIsNamedNotOnlyTheFirst() {
    assertThat(against(anEngineer(1).offDuty().absent().only(Mode.ON_SITE)))
        .extracting(Reason::code)
        .containsExactly(Code.OFF_DUTY, Code.ABSENT, Code.OTHER_MODE);
  }

  @Test
  void reasonsAreReadAsTheyWereWritten() {
    for (var reason :
        List.of(Reason.of(Code.ABSENT), new Reason(Code.LAST_DUTY, "2026-02-08T00:00:00Z"))) {
      assertThat(Reason.parse(reason.toString())).isEqualTo(reason);
    }
  }

  @Test
  void placesAreKeptForSitesThatComeFirst() {
    // given
    var free = anEngineer(1).upTo(1).now();
    var half = anEngineer(2).upTo(2).busyWith(1).now();
    var other = anEngineer(3).with(new Skill("FORENSICS", 3, null)).now();
    var full = anEngineer(4).upTo(1).busyWith(1).now();
    var bench = List.of(free, half, other, full);
    // then
    assertThat(order(Matching.rank(aNeed(0, 0), bench))).hasSize(2);
    assertThat(order(Matching.rank(aNeed(1, 0), bench))).hasSize(1);
    var kept = Matching.rank(aNeed(2, 0), bench);
    assertThat(order(kept)).isEmpty();
    assertThat(kept.excluded())
        .filteredOn(place -> place.engineerId().equals(free.id()))
        .flatExtracting(Ranking.Place::why)
        .containsExactly(new Reason(Code.KEPT_FOR_LEADS, "2"));
  }

  @Test
  void whoCannotLeadIsNotKept() {
    // given
    var need = aNeed();
    var forensics =
        new Need(
            need.dispatchId(),
            "FORENSICS",
            2,
            2,
            need.mode(),
            need.reach(),
            need.prefecture(),
            null,
            List.of(),
            need.at(),
            need.day(),
            Map.of(),
            9,
            0);
    var both = anEngineer(1).with(new Skill("LEAD", 2, null), new Skill("FORENSICS", 3, null));
    var only = anEngineer(2).with(new Skill("LEAD", 1, null), new Skill("FORENSICS", 2, null));
    // then
    assertThat(order(Matching.rank(forensics, List.of(both.now(), only.now()))))
        .containsExactly(ids(2));
  }

  @Test
  void aTriageAsksForNoRoomButForFewerThanTheRulesAllow() {
    // given
    var triage = aNeed(0, 3);
    var full = anEngineer(1).upTo(1).busyWith(1);
    // then
    assertThat(order(Matching.rank(triage, List.of(full.lookingAfter(2).now()))))
        .containsExactly(ids(1));
    assertThat(Matching.rank(triage, List.of(full.lookingAfter(3).now())).excluded())
        .flatExtracting(Ranking.Place::why)
        .containsExactly(new Reason(Code.TRIAGES_HELD, "3/3"));
  }

  private static Need of(UUID dispatch, Map<UUID, Past> past) {
    var need = aNeed();
    return new Need(
        dispatch,
        need.skill(),
        need.level(),
        need.preferredLevel(),
        need.mode(),
        need.reach(),
        need.prefecture(),
        need.secondaryMedicalArea(),
        need.vendors(),
        need.at(),
        need.day(),
        past,
        0,
        0);
  }

  private static List<Reason> against(CandidateFixture candidate) {
    return Matching.rank(aNeed(), List.of(candidate.now())).excluded().stream()
        .flatMap(place -> place.why().stream())
        .toList();
  }

  private static List<UUID> order(Ranking ranking) {
    return ranking.ranked().stream().map(Ranking.Place::engineerId).toList();
  }

  private static UUID[] ids(int... numbers) {
    return Arrays.stream(numbers).mapToObj(CandidateFixture::engineer).toArray(UUID[]::new);
  }
}

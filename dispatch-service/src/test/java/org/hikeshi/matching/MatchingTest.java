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
import java.util.UUID;
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
  void ofEquallyNearTheLeastLoadedThenTheLongestRestedThenById() {
    // given
    var candidates =
        List.of(
            anEngineer(1).busyWith(1).now(),
            anEngineer(2).lastOnDuty("2026-02-08T00:00:00Z").now(),
            anEngineer(3).lastOnDuty("2026-01-08T00:00:00Z").now(),
            anEngineer(5).now(),
            anEngineer(4).now());
    // when
    var ranking = Matching.rank(aNeed(), candidates);
    // then
    assertThat(order(ranking)).containsExactly(ids(4, 5, 3, 2, 1));
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
    var need = aNeed();
    var again =
        new Need(
            need.skill(),
            need.level(),
            need.mode(),
            need.prefecture(),
            need.secondaryMedicalArea(),
            need.vendors(),
            need.day(),
            Map.of(engineer(1), past));
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

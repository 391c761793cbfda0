package org.hikeshi.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.hikeshi.duty.Duty.Verdict;
import org.hikeshi.events.NoticeEvent.Basis;
import org.hikeshi.events.NoticeEvent.Law;
import org.hikeshi.events.NoticeEvent.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a careful implementer would get wrong, by the numbers of the project's list. Traps 3 and 28
/// are in [OfficialCalendarTest] too, days in `law-examples.md`.
class TrapsTest {

  private static final String LOST_STICK =
      "2026-06-01T18:00 LOSS_OR_THEFT leak=CONFIRMED sensitive=YES malice=NO";
  private static final String ATTACKED =
      "2026-06-01T18:00 RANSOMWARE leak=SUSPECTED sensitive=YES malice=YES";

  private final Duties duties = Duties.byTheBook();

  @Test
  void trap1_theDayOfKnowingIsDayOne() {
    assertThat(finalOf(LOST_STICK).dueOn()).isEqualTo("2026-06-30");
    assertThat(finalOf(ATTACKED).dueOn()).isEqualTo("2026-07-30");
  }

  @Test
  void trap2_aFridayNightsDayFiveIsTuesday() {
    // given
    var friday = "2026-06-05T23:30 RANSOMWARE leak=SUSPECTED sensitive=YES";
    // when
    var duty = preliminary(friday);
    // then
    assertThat(duty.dueOn()).isEqualTo("2026-06-09");
  }

  @Test
  void trap4_theDayIsTheOneInJapan() {
    assertThat(preliminary(ATTACKED.replace("18:00", "00:30")).knownOn()).isEqualTo("2026-06-01");
    assertThat(preliminary(ATTACKED.replace("18:00", "23:30")).knownOn()).isEqualTo("2026-06-01");
  }

  @Test
  void trap5_aPersonMovesTheDayAndBothStagesMoveWithIt() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2026, 5, 30), 1);
    // when
    var worked = duties.workOut(ReportedFixture.reports(ATTACKED), List.of(set));
    // then
    assertThat(one(worked, "ppc", Law.APPI, Stage.PRELIMINARY).dueOn()).isEqualTo("2026-06-03");
    assertThat(one(worked, "ppc", Law.APPI, Stage.FINAL).dueOn()).isEqualTo("2026-07-28");
    assertThat(one(worked, "mhlw", null, Stage.PRELIMINARY).knownOn()).isEqualTo("2026-06-01");
  }

  @Test
  void trap5_aDaySetByAPersonOutlivesLaterReports() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2026, 6, 2), 1);
    // when
    var worked =
        duties.workOut(
            ReportedFixture.reports(ATTACKED + " / 2026-05-20T10:00 persons=ABOUT:5000"),
            List.of(set));
    // then
    assertThat(one(worked, "ppc", Law.APPI, Stage.FINAL).knownOn()).isEqualTo("2026-06-02");
  }

  @Test
  void trap5_aDaySetByAPersonEndsWithItsDuty() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2026, 6, 2), 1);
    var ruledOutThenFound =
        ATTACKED + " / 2026-06-05T10:00 leak=NONE restored=YES / 2026-06-20T10:00 leak=CONFIRMED";
    // when
    var worked = duties.workOut(ReportedFixture.reports(ruledOutThenFound), List.of(set));
    // then
    assertThat(one(worked, "ppc", Law.APPI, Stage.FINAL).knownOn()).isEqualTo("2026-06-20");
  }

  @Test
  void trap6_severalSituationsAreASetAndSixtyDaysHoldForTheWhole() {
    assertThat(finalOf(ATTACKED + " persons=ABOUT:40000").reasons())
        .containsExactly(Reason.ITEM_1, Reason.ITEM_3, Reason.ITEM_4);
  }

  @Test
  void trap7_aThousandIsNotOverAThousandAndNoNumberIsNotZero() {
    var plain = "2026-06-01T18:00 OTHER leak=CONFIRMED sensitive=NO money=NO malice=NO ";
    assertThat(preliminary(plain + "persons=EXACT:1000").verdict()).isEqualTo(Verdict.NOT);
    assertThat(preliminary(plain + "persons=EXACT:1001").verdict()).isEqualTo(Verdict.APPLIES);
    assertThat(preliminary(plain + "persons=EXACT:0").verdict()).isEqualTo(Verdict.NOT);
    assertThat(preliminary(plain.strip()).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(preliminary(plain + "persons=ABOUT:1000").verdict()).isEqualTo(Verdict.OPEN);
    assertThat(preliminary(plain + "persons=EXACT:101 founder=STATE").verdict())
        .isEqualTo(Verdict.APPLIES);
  }

  @Test
  void trap8_aBackupRemovesDamageButNotTheft() {
    var restored = "2026-06-01T18:00 RANSOMWARE leak=NONE restored=YES sensitive=YES";
    assertThat(preliminary(restored).verdict()).isEqualTo(Verdict.NOT);
    assertThat(preliminary(restored + " signs=DATA_THEFT_TRACES").verdict())
        .isEqualTo(Verdict.APPLIES);
  }

  @Test
  void trap9_onlyTheCommissionIsToldByLaw() {
    // given
    var town = ATTACKED + " founder=MUNICIPAL prefecture=36 tell=police-36 consent=nco";
    // when
    var worked = duties.workOut(ReportedFixture.reports(town), List.of());
    // then
    assertThat(worked)
        .filteredOn(duty -> duty.applies() && duty.basis() == Basis.STATUTORY)
        .extracting(Duty::authority)
        .containsOnly("ppc", Duty.PERSONS);
    assertThat(one(worked, "ppc", Law.APPI, Stage.FINAL).explanation().en()).contains("article 26");
    assertThat(one(worked, "mhlw", null, Stage.PRELIMINARY).basis()).isEqualTo(Basis.GUIDELINE);
    assertThat(one(worked, "police-36", null, Stage.PRELIMINARY).basis())
        .isEqualTo(Basis.VOLUNTARY);
  }

  @Test
  void trap9_onlyTheStateItselfIsUnderArticle68() {
    assertThat(preliminary(ATTACKED + " founder=STATE").explanation().ja()).contains("第68条");
    assertThat(preliminary(ATTACKED + " founder=NATIONAL_UNIVERSITY").explanation().ja())
        .contains("第26条");
  }

  @Test
  void trap15_noConsentNoSharing() {
    assertThat(verdict(ATTACKED, "nco")).isEqualTo(Verdict.NOT);
    assertThat(verdict(ATTACKED + " consent=nco", "nco")).isEqualTo(Verdict.APPLIES);
  }

  @Test
  void trap15_consentIsRevocable() {
    assertThat(verdict(ATTACKED + " consent=nco / 2026-06-02T10:00 consent=mhlw", "nco"))
        .isEqualTo(Verdict.NOT);
  }

  @Test
  void trap16_theVendorsNoticeIsTheLatestDayOfKnowing() {
    var vendor = " entrusted vendorNotice=2026-05-30T09:00";
    assertThat(preliminary(ATTACKED + vendor).knownOn()).isEqualTo("2026-05-30");
    assertThat(preliminary(ATTACKED + " / 2026-06-03T10:00" + vendor).knownOn())
        .isEqualTo("2026-05-30");
  }

  @Test
  void trap18_aRuleNamesItsSourceAndTwoAreNeverInForceAtOnce() {
    var head = List.of("| rule | from | to | value | source |", "|---|---|---|---|---|");
    assertThatThrownBy(() -> Rulebook.read(with(head, "| final.due-day | 2022-04-01 | | 30 | |")))
        .hasMessageContaining("without its source");
    assertThatThrownBy(
            () ->
                Rulebook.read(
                    with(
                        head,
                        "| final.due-day | 2022-04-01 | | 30 | a |",
                        "| final.due-day | 2027-04-01 | | 45 | b |")))
        .hasMessageContaining("two values on one day");
  }

  @Test
  void trap23_tellingThePersonsIsADutyOfItsOwnWithoutDays() {
    // when
    var persons = one(duties.workOut(ReportedFixture.reports(ATTACKED), List.of()), Duty.PERSONS);
    // then
    assertThat(persons.applies()).isTrue();
    assertThat(persons.basis()).isEqualTo(Basis.STATUTORY);
    assertThat(persons.dueOn()).isNull();
    assertThat(persons.explanation().ja()).contains("速やかに");
  }

  @Test
  void trap24_aDutyIsNotBornOverdue() {
    // given
    var faultThenTheft =
        "2026-06-01T18:00 SYSTEM_FAULT leak=UNKNOWN"
            + " / 2026-06-21T10:00 UNAUTHORIZED_ACCESS leak=CONFIRMED";
    // when
    var duty = preliminary(faultThenTheft);
    // then
    assertThat(duty.knownOn()).isEqualTo("2026-06-21");
    assertThat(duty.dueOn()).isEqualTo("2026-06-25");
  }

  @Test
  void trap24_whatIsOnlyInDoubtAgainKeepsItsDay() {
    assertThat(
            preliminary(
                    ATTACKED + " / 2026-06-05T10:00 leak=UNKNOWN / 2026-06-09T10:00 leak=CONFIRMED")
                .knownOn())
        .isEqualTo("2026-06-01");
  }

  @Test
  void trap25_noLeakNeverBeatsEncryptedAndNotRestorable() {
    var none = "2026-06-01T18:00 RANSOMWARE leak=NONE sensitive=YES";
    assertThat(preliminary(none).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(preliminary(none + " restored=NO").verdict()).isEqualTo(Verdict.APPLIES);
  }

  @Test
  void trap25_anAttackOfUnknownIntentIsASuspicion() {
    assertThat(finalOf("2026-06-01T18:00 UNAUTHORIZED_ACCESS leak=SUSPECTED sensitive=NO"))
        .extracting(Duty::reasons, Duty::dueOn)
        .containsExactly(List.of(Reason.ITEM_3), LocalDate.of(2026, 7, 30));
  }

  @Test
  void trap25_openFactsShowTheEarlierDay() {
    assertThat(finalOf("2026-06-01T18:00 UNKNOWN leak=SUSPECTED sensitive=YES").dueOn())
        .isEqualTo("2026-06-30");
    assertThat(finalOf("2026-06-01T18:00 RANSOMWARE").dueOn()).isEqualTo("2026-06-30");
  }

  @Test
  void trap26_whenItem3FallsAwayAfterDay30ItIsAtOnceAndAskTheCommission() {
    // given
    var ruledOut = ATTACKED + " / 2026-07-11T10:00 OTHER malice=NO";
    // when
    var duty = finalOf(ruledOut);
    // then
    assertThat(duty.dueOn()).isEqualTo("2026-07-11");
    assertThat(duty.explanation().ja()).contains("直ちに", "個人情報保護委員会に確認");
    assertThat(duty.explanation().en()).contains("at once", "ask the commission");
  }

  @Test
  void trap26_laterReportsDoNotMoveTheDayAgain() {
    var ruledOut = ATTACKED + " / 2026-07-11T10:00 OTHER malice=NO / 2026-07-20T10:00 money=NO";
    assertThat(finalOf(ruledOut).dueOn()).isEqualTo("2026-07-11");
  }

  @Test
  void trap27_rulesAreThoseOfTheDayOfKnowing() {
    var tamperedPage = "T12:00 UNAUTHORIZED_ACCESS leak=UNKNOWN sensitive=YES signs=TAMPERED_PAGE";
    assertThat(preliminary("2022-03-31" + tamperedPage).verdict()).isEqualTo(Verdict.NOT);
    assertThat(preliminary("2024-03-31" + tamperedPage).verdict()).isEqualTo(Verdict.OPEN);
    assertThat(preliminary("2024-04-01" + tamperedPage).verdict()).isEqualTo(Verdict.APPLIES);
  }

  @Test
  void trap27_aLaterReportIsStillJudgedByTheRulesOfTheDayOfKnowing() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2022, 3, 31), 1);
    // when
    var worked =
        duties.workOut(
            ReportedFixture.reports(
                "2022-04-01T09:00 RANSOMWARE leak=CONFIRMED / 2022-04-05T09:00 sensitive=YES"),
            List.of(set));
    // then
    assertThat(one(worked, "ppc", Law.APPI, Stage.FINAL).verdict()).isEqualTo(Verdict.NOT);
  }

  @Test
  void trap28_thePreliminaryDaysAreAGuideAndNeverCalledABreach() {
    var said = preliminary(ATTACKED).explanation();
    assertThat(said.ja()).contains("目安").doesNotContain("違反");
    assertThat(said.en()).contains("guide").doesNotContain("breach", "violation");
  }

  @Test
  void eachReasonNamesItsOwnRuleAndEachDayIsSpelled() {
    var said = preliminary(ATTACKED).explanation();
    assertThat(said.ja()).contains("個人情報保護法施行規則第7条第3号", "月", "日（").doesNotContain("同第");
    assertThat(said.en()).contains("item 3 of article 7 of the rule").doesNotContain("2026-");
  }

  @Test
  void trap28_predictedHolidaysAreSaidToBe() {
    assertThat(finalOf(ATTACKED.replace("2026", "2031")).explanation().ja()).contains("予測");
    assertThat(finalOf(ATTACKED).explanation().ja()).doesNotContain("予測");
  }

  @Test
  void trap30_strongEncryptionOfALostMediumFreesAndItsAbsenceDoesNot() {
    assertThat(preliminary(LOST_STICK + " strong=YES").verdict()).isEqualTo(Verdict.NOT);
    assertThat(preliminary(LOST_STICK + " strong=NO").verdict()).isEqualTo(Verdict.APPLIES);
    assertThat(preliminary(LOST_STICK).verdict()).isEqualTo(Verdict.APPLIES);
  }

  @Test
  void myNumberHasFourSignsAndNotFive() {
    var tamperedPage =
        "2026-06-01T12:00 UNAUTHORIZED_ACCESS leak=NONE restored=YES mynumber=YES"
            + " signs=TAMPERED_PAGE";
    assertThat(preliminary(tamperedPage).verdict()).isEqualTo(Verdict.APPLIES);
    assertThat(one(worked(tamperedPage), "ppc", Law.MYNUMBER, Stage.PRELIMINARY).verdict())
        .isEqualTo(Verdict.NOT);
  }

  @Test
  void everyDutyHasItsOwnKey() {
    assertThat(worked(ATTACKED + " prefecture=14 city=141003 tell=ppc+mhlw+police-13"))
        .extracting(Duty::key)
        .doesNotHaveDuplicates();
  }

  @Test
  void thatAReportDoesNotKnowWhereTheHospitalIsTakesNothingAwayFromAnOffice() {
    // given
    var known = ReportedFixture.reports(ATTACKED + " prefecture=14 city=141003").getFirst();
    var unknown = ReportedFixture.reports(ATTACKED + " / " + ATTACKED).getLast();
    // when
    var worked = duties.workOut(List.of(known, unknown), List.of());
    // then
    assertThat(worked)
        .extracting(Duty::authority)
        .contains("prefecture-14", "city-141003", "police-14");
    assertThat(one(worked, "prefecture-14").verdict()).isEqualTo(Verdict.APPLIES);
  }

  @Test
  void aCityWithoutItsPrefectureIsInThatOfItsCode() {
    // given
    var there = ReportedFixture.reports(ATTACKED + " prefecture=14 city=141003").getFirst();
    var moved = ReportedFixture.reports(ATTACKED + " / " + ATTACKED + " city=131016").getLast();
    // when
    var worked = duties.workOut(List.of(there, moved), List.of());
    // then
    assertThat(worked)
        .extracting(Duty::authority)
        .contains("prefecture-13", "city-131016", "police-13")
        .doesNotContain("prefecture-14", "city-141003", "police-14");
  }

  @Test
  void trap12_joiningTwoIncidentsLosesNoDay() {
    // given
    var duplicate = worked(ATTACKED.replace("06-01", "05-29"));
    var survivor = ReportedFixture.reports(ATTACKED);
    // when
    var joined = duties.workOut(survivor, List.of(), duplicate);
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.PRELIMINARY).knownOn()).isEqualTo("2026-05-29");
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).dueOn()).isEqualTo("2026-07-27");
    assertThat(one(joined, "mhlw").knownOn()).isEqualTo("2026-05-29");
  }

  @Test
  void trap12_joiningTwoIncidentsLosesNoDuty() {
    // given
    var fault = "2026-06-02T18:00 SYSTEM_FAULT leak=NONE restored=YES sensitive=YES malice=NO";
    assertThat(preliminary(fault).verdict()).isEqualTo(Verdict.NOT);
    // when
    var joined = duties.workOut(ReportedFixture.reports(fault), List.of(), worked(ATTACKED));
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.PRELIMINARY))
        .returns(Verdict.APPLIES, Duty::verdict)
        .returns(Basis.STATUTORY, Duty::basis)
        .returns(LocalDate.of(2026, 6, 1), Duty::knownOn);
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).dueOn()).isEqualTo("2026-07-30");
    assertThat(one(joined, Duty.PERSONS).verdict()).isEqualTo(Verdict.APPLIES);
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).explanation().ja()).contains("統合");
  }

  @Test
  void trap12_whatIsOpenInADuplicateIsOpenInTheOneThatGoesOn() {
    // given
    var fault = "2026-06-02T18:00 SYSTEM_FAULT leak=NONE restored=YES sensitive=YES malice=NO";
    var duplicate = worked("2026-06-01T18:00 RANSOMWARE leak=UNKNOWN sensitive=YES");
    assertThat(one(duplicate, "ppc", Law.APPI, Stage.FINAL).verdict()).isEqualTo(Verdict.OPEN);
    // when
    var joined = duties.workOut(ReportedFixture.reports(fault), List.of(), duplicate);
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL))
        .returns(Verdict.OPEN, Duty::verdict)
        .returns(LocalDate.of(2026, 6, 1), Duty::knownOn)
        .returns(LocalDate.of(2026, 6, 30), Duty::dueOn);
  }

  @Test
  void trap12_whatAppliesInADuplicateAppliesThoughItIsOpenHere() {
    // given
    var open = "2026-05-30T18:00 RANSOMWARE leak=UNKNOWN sensitive=YES";
    // when
    var joined = duties.workOut(ReportedFixture.reports(open), List.of(), worked(ATTACKED));
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL))
        .returns(Verdict.APPLIES, Duty::verdict)
        .returns(LocalDate.of(2026, 6, 1), Duty::knownOn);
  }

  @Test
  void trap12_aDayBeforeTheLawThatAPersonSetIsNotTheDayOfWhatIsHandedOn() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2021, 1, 1), 1);
    // when
    var joined = duties.workOut(ReportedFixture.reports(ATTACKED), List.of(set), worked(ATTACKED));
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).knownOn()).isEqualTo("2026-06-01");
  }

  @Test
  void trap12_theOrderOfTheDuplicatesIsNoMatter() {
    // given
    var fault =
        ReportedFixture.reports(
            "2026-06-02T18:00 SYSTEM_FAULT leak=NONE restored=YES sensitive=YES malice=NO");
    var open = worked("2026-05-20T18:00 RANSOMWARE leak=UNKNOWN sensitive=YES");
    // when
    var joined = duties.workOut(fault, List.of(), with(open, worked(ATTACKED)));
    // then
    assertThat(joined).isEqualTo(duties.workOut(fault, List.of(), with(worked(ATTACKED), open)));
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).knownOn()).isEqualTo("2026-06-01");
  }

  private static List<Duty> with(List<Duty> these, List<Duty> those) {
    return java.util.stream.Stream.concat(these.stream(), those.stream()).toList();
  }

  @Test
  void trap12_aDuplicateThatKnewLaterChangesNothing() {
    // given
    var duplicate = worked(ATTACKED.replace("06-01", "06-03"));
    // when
    var joined = duties.workOut(ReportedFixture.reports(ATTACKED), List.of(), duplicate);
    // then
    assertThat(joined).isEqualTo(worked(ATTACKED));
  }

  @Test
  void trap12_aDayThatAPersonSetStaysWhenTwoAreJoined() {
    // given
    var set = new KnownOn("ppc", Law.APPI, LocalDate.of(2026, 5, 31), 1);
    var duplicate = worked(ATTACKED.replace("06-01", "05-29"));
    // when
    var joined = duties.workOut(ReportedFixture.reports(ATTACKED), List.of(set), duplicate);
    // then
    assertThat(one(joined, "ppc", Law.APPI, Stage.FINAL).knownOn()).isEqualTo("2026-05-31");
  }

  private Duty preliminary(String reports) {
    return one(worked(reports), "ppc", Law.APPI, Stage.PRELIMINARY);
  }

  private Duty finalOf(String reports) {
    return one(worked(reports), "ppc", Law.APPI, Stage.FINAL);
  }

  private Verdict verdict(String reports, String authority) {
    return one(worked(reports), authority).verdict();
  }

  private List<Duty> worked(String reports) {
    return duties.workOut(ReportedFixture.reports(reports), List.of());
  }

  private static Duty one(List<Duty> all, String authority) {
    return all.stream()
        .filter(duty -> duty.authority().equals(authority))
        .findFirst()
        .orElseThrow();
  }

  private static Duty one(
      List<Duty> all, String authority, @Nullable Law law, @Nullable Stage stage) {
    return all.stream()
        .filter(duty -> duty.key().equals(new Duty.Key(authority, law, stage)))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> with(List<String> head, String... rows) {
    return java.util.stream.Stream.concat(head.stream(), java.util.stream.Stream.of(rows)).toList();
  }
}

package org.hikeshi.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneOffset;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.Audit;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class ErasingTest {

  private static final String DISPATCH = "00000000-0000-7000-8000-0000000000d1";
  private static final String DRILL = "00000000-0000-7000-8000-0000000000d2";
  private static final String IN_A_DRILL = "00000000-0000-7000-8000-0000000000a1";
  private static final String UNDELIVERED = "00000000-0000-7000-8000-0000000000a2";
  private static final String TRIAL = "00000000-0000-7000-8000-0000000000a3";

  @Inject EntityManager database;
  @Inject Audit audit;
  @Inject Clock clock;

  @BeforeEach
  void emptyHouse() {
    Database.empty();
  }

  @Test
  void theWordsOfADrillGoWhenItsTimeIsOverAndItsScoreStays() {
    // given
    aDrill("now()");
    erasing(2).eraseDue();
    assertThat(wordsLeft()).isEqualTo(4);
    // when
    erasing(4).eraseDue();
    // then
    assertThat(wordsLeft()).isZero();
    as("coordinator")
        .get("/desk/alarms?dispatch=" + DISPATCH)
        .then()
        .body("items.what", contains("ESCALATED"))
        .body("items[0].words", nullValue())
        .body("items[0].acknowledgedHow", equalTo("PAGE"));
    as("coordinator").get("/drills/" + DRILL).then().body("score.seats", equalTo(0));
  }

  @Test
  void aDrillThatNobodyHasEndedKeepsItsWords() {
    // given
    aDrill("null");
    // when
    erasing(4).eraseDue();
    // then
    assertThat(wordsLeft()).isEqualTo(4);
  }

  @Test
  void aCaseKeepsItsWordsUntilIncidentApiSaysSo() {
    // given
    aDrill("now()");
    Database.put("update dispatch set drill = false");
    // when
    erasing(4).eraseDue();
    // then
    assertThat(wordsLeft()).isEqualTo(4);
  }

  @Test
  void whoTookUpAnAlarmAboutNoDispatchGoesAfterItsEnd() {
    // given
    anAlarm(UNDELIVERED, "UNDELIVERED", "null", "now()");
    erasing(2).eraseDue();
    assertThat(namesBeside(UNDELIVERED)).isEqualTo(2);
    // when
    erasing(4).eraseDue();
    // then
    assertThat(namesBeside(UNDELIVERED)).isZero();
    as("coordinator")
        .get("/desk/alarms")
        .then()
        .body("items.what", contains("UNDELIVERED"))
        .body("items[0].acknowledgedHow", equalTo("PAGE"))
        .body("items[0].attempts.way", contains("VOICE"));
  }

  @Test
  void whatStillStandsKeepsWhoHasItInHandButATrialIsOverAnyway() {
    // given
    anAlarm(UNDELIVERED, "UNDELIVERED", "null", "null");
    anAlarm(TRIAL, "TRIAL", "gen_random_uuid()", "null");
    // when
    erasing(4).eraseDue();
    // then
    assertThat(namesBeside(UNDELIVERED)).isEqualTo(2);
    assertThat(namesBeside(TRIAL)).isZero();
  }

  /// As the service would be, so many years later.
  private Erasing erasing(int years) {
    var later =
        Clock.fixed(
            clock.instant().atOffset(ZoneOffset.UTC).plusYears(years).toInstant(), ZoneOffset.UTC);
    return new Erasing(database, audit, later, "2020-01-01=P3Y");
  }

  private static void aDrill(String endedAt) {
    Database.put(
        """
        insert into drill (id, name, planned_at, prefecture, care_impact, started_at, ended_at)
          values ('%s', '夜間', now(), '14', '{}', now(), %s)
        """
            .formatted(DRILL, endedAt));
    Database.put(
        """
        insert into dispatch (id, incident_id, hospital_id, revision, heard, told, priority,
            offers_made, phase, phase_at, opened_at, category, care_impact, prefecture, vendors,
            drill)
          values ('%s', '%s', '%2$s', 1, 1, 1, 1, 0, 'DONE', now(), now(), 'DDOS', '{}', '14', '{}',
            true)
        """
            .formatted(DISPATCH, DRILL));
    Database.put(
        """
        insert into remark (id, dispatch_id, hospital_id, seat, action, author, words, at)
          values (gen_random_uuid(), '%s', '%s', 'LEAD', 'DECLINED', '山田', '電車が動かない', now())
        """
            .formatted(DISPATCH, DRILL));
    Database.put(
        """
        insert into after_action (dispatch_id, hospital_id, found, causes, lessons, at)
          values ('%s', '%s', '古いVPN', '{}', '電話が足りない', now())
        """
            .formatted(DISPATCH, DRILL));
    anAlarm(IN_A_DRILL, "ESCALATED", "null", "now()");
    Database.put(
        """
        update desk_alarm set drill = true, dispatch_id = '%s', words = '応援を', asked_by = '課長'
        """
            .formatted(DISPATCH));
  }

  private static void anAlarm(String id, String what, String person, String endedAt) {
    Database.put(
        """
        insert into desk_alarm (id, what, person_id, care_impact, drill, raised_at, ended_at,
            acknowledged_at, acknowledged_by, acknowledged_how)
          values ('%s', '%s', %s, '{}', false, now(), %s, now(), '山田', 'PAGE')
        """
            .formatted(id, what, person, endedAt));
    Database.put(
        """
        insert into desk_attempt (id, alarm_id, person, way, word_hash, at)
          values (gen_random_uuid(), '%1$s', '山田', 'VOICE', sha256('%1$s'), now())
        """
            .formatted(id));
  }

  private static long wordsLeft() {
    return Database.count("remark", "true")
        + Database.count("after_action", "found <> '' or lessons is not null")
        + namesBeside(IN_A_DRILL);
  }

  private static long namesBeside(String alarm) {
    return Database.count(
            "desk_alarm",
            "(words is not null or asked_by <> '' or acknowledged_by <> '') and id = '"
                + alarm
                + "'")
        + Database.count("desk_attempt", "person <> '' and alarm_id = '" + alarm + "'");
  }
}

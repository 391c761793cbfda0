package org.hikeshi.roster;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.hikeshi.testing.FrontDoor.as;
import static org.hikeshi.testing.FrontDoor.hire;
import static org.hikeshi.testing.FrontDoor.onDuty;
import static org.hikeshi.testing.FrontDoor.profile;
import static org.hikeshi.web.testing.TestTokens.engineer;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RosterTest {

  @Inject Testing testing;
  @Inject ContactTests tests;
  @Inject SettableClock clock;

  @BeforeEach
  void oneEngineer() {
    Database.empty();
    hire(1);
  }

  @Test
  void theDirectoryKeepsWhatItWasTold() {
    // when
    hire(1, "Another Employer", "36");
    // then
    as("service")
        .get("/engineers/" + engineer(1))
        .then()
        .statusCode(200)
        .body("employer", equalTo("Another Employer"))
        .body("prefecture", equalTo("36"))
        .body("skills.skill", contains("FORENSICS", "LEAD"))
        .body("contacts[0].type", equalTo("EMAIL"))
        .body("contacts[0].to", equalTo("engineer-1@example.test"))
        .body("onDuty", equalTo(false));
    as("coordinator").get("/engineers").then().statusCode(200).body("items", hasSize(1));
  }

  @Test
  void whatWasReadCanBeWrittenBack() {
    // given
    var address = "/engineers/" + engineer(1);
    var read = as("admin").get(address).asString();
    // when
    var written = as("admin").body(read).put(address);
    // then
    written.then().statusCode(200);
    assertThat(written.asString()).isEqualTo(read);
  }

  @Test
  void whoWritesBackAnOlderProfileUndoesNothing() {
    // given: the administrator has read it, then the engineer changes her number
    var address = "/engineers/" + engineer(1);
    var read = as("admin").get(address);
    as("engineer-1")
        .header("If-Match", read.header("ETag"))
        .body(read.asString().replace("engineer-1@example.test", "anna@example.test"))
        .put(address)
        .then()
        .statusCode(200)
        .header("ETag", not(equalTo(read.header("ETag"))));
    var skilled = read.asString().replace("\"level\":3", "\"level\":4");
    assertThat(skilled).isNotEqualTo(read.asString());
    // when
    as("admin")
        .header("If-Match", read.header("ETag"))
        .body(skilled)
        .put(address)
        .then()
        .statusCode(412);
    // then
    var again = as("admin").get(address);
    again.then().body("contacts[0].to", equalTo("anna@example.test"));
    onDuty(1);
    as("admin")
        .header("If-Match", again.header("ETag"))
        .body(again.asString())
        .put(address)
        .then()
        .statusCode(200);
    as("admin")
        .header("If-Match", again.header("ETag"))
        .body(again.asString())
        .put("/engineers/" + engineer(2))
        .then()
        .statusCode(412);
  }

  @Test
  void aRotationThatAnotherHasChangedSinceIsLeftAsItIs() {
    // given
    var startsOn = LocalDate.parse("2030-01-07");
    var nine = LocalTime.of(9, 0);
    var added = as("coordinator").body(rotation(startsOn, null, nine, 1)).post("/rotations").then();
    String id = added.extract().path("id");
    var read = '"' + as("coordinator").get("/rotations").<String>path("items[0].tag") + '"';
    added.header("ETag", equalTo(read));
    var changed = rotation(startsOn, startsOn.plusDays(7), nine, 1);
    // when / then
    as("coordinator")
        .header("If-Match", read)
        .body(changed)
        .put("/rotations/" + id)
        .then()
        .statusCode(200);
    as("coordinator")
        .header("If-Match", read)
        .body(rotation(startsOn, null, nine, 1))
        .put("/rotations/" + id)
        .then()
        .statusCode(412);
    as("coordinator").get("/rotations").then().body("items[0].endsOn", equalTo("2030-01-14"));
  }

  @Test
  void everyFaultIsNamedAtOnce() {
    as("admin")
        .body(
            """
            {"name": " ", "employer": "E", "skills": [{"skill": "lead", "level": 5, "expiresOn": null}],
             "prefecture": "48", "modes": [], "maxConcurrent": -1}
            """)
        .put("/engineers/" + engineer(2))
        .then()
        .statusCode(400)
        .body(
            "errors.pointer",
            hasItems(
                "/name",
                "/skills/0/skill",
                "/skills/0/level",
                "/prefecture",
                "/modes",
                "/maxConcurrent"));
  }

  @Test
  void aSkillTwiceAndACompanyWithoutANameAreNamed() {
    as("admin")
        .body(
            """
            {"name": "技術者", "employer": "E", "prefecture": "14", "modes": ["REMOTE"],
             "skills": [{"skill": "NETWORK", "level": 1}, {"skill": "EHR", "level": 1},
               {"skill": "NETWORK", "level": 2}], "maxConcurrent": 1}
            """)
        .put("/engineers/" + engineer(2))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/skills/2/skill"));
    as("admin")
        .body(
            """
            {"name": "技術者", "employer": "E", "prefecture": "14", "modes": ["REMOTE"],
             "skills": [], "conflicts": ["A", null, " "], "maxConcurrent": 1}
            """)
        .put("/engineers/" + engineer(2))
        .then()
        .statusCode(400)
        .body("errors.pointer", containsInAnyOrder("/conflicts/1", "/conflicts/2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\": \"EMAIL\", \"to\": \"a@example.test\\r\\nBcc: b@example.test\"}",
        "{\"type\": \"EMAIL\", \"to\": \"a@example.test, b@example.test\"}",
        "{\"type\": \"SMS\", \"to\": \"call me\"}",
        "{\"type\": \"VOICE\", \"to\": \"+81 90\\n0000\"}",
        "{\"type\": \"WEBHOOK\", \"to\": \"file:///etc/passwd\"}",
        "{\"type\": \"WEBHOOK\", \"to\": \"https://somebody@example.test/\"}"
      })
  void aContactIsWrittenAsItsTypeIs(String contact) {
    as("admin")
        .body(
            """
            {"name": "技術者", "employer": "E", "prefecture": "14", "modes": ["REMOTE"],
             "skills": [], "maxConcurrent": 1, "contacts": [%s]}
            """
                .formatted(contact))
        .put("/engineers/" + engineer(2))
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/contacts/0/to"));
  }

  @Test
  void anEngineerChangesHerContactsAndNothingElse() {
    // given
    var profile =
        """
        {"name": "技術者 1", "employer": "%s", "prefecture": "14",
         "skills": [{"skill": "LEAD", "level": 3, "expiresOn": null},
                    {"skill": "FORENSICS", "level": 2, "expiresOn": null}],
         "modes": ["REMOTE", "ON_SITE"], "maxConcurrent": 5,
         "contacts": [{"type": "VOICE", "to": "+81 90-0000-0001"}]}
        """;
    // when / then
    as("engineer-1")
        .body(profile.formatted("Anna Security"))
        .put("/engineers/" + engineer(1))
        .then()
        .statusCode(200)
        .body("contacts[0].type", equalTo("VOICE"));
    as("engineer-1")
        .body(profile.formatted("Nobody's Vendor"))
        .put("/engineers/" + engineer(1))
        .then()
        .statusCode(403);
  }

  @Test
  void dutyIsSaidNowUntilSaidOtherwise() {
    // when
    onDuty(1);
    // then
    as("engineer-1").get("/engineers/" + engineer(1)).then().body("onDuty", equalTo(true));
    as("engineer-1").body("{}").put("/engineers/" + engineer(1) + "/duty").then().statusCode(400);
  }

  @Test
  void whoSaysThatSheIsOnDutyWhileAwayIsToldUntilWhenSheIsAskedNothing() {
    // given: away now, and on from there without a break
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    awayFrom(now.minusSeconds(60), now.plusSeconds(600));
    awayFrom(now.plusSeconds(600), now.plusSeconds(900));
    awayFrom(now.plusSeconds(1_800), now.plusSeconds(3_600));
    var duty = as("engineer-1").body("{\"onDuty\": true}");
    // when / then
    duty.put("/engineers/" + engineer(1) + "/duty")
        .then()
        .statusCode(200)
        .body("onDuty", equalTo(true))
        .body("absentUntil", equalTo(now.plusSeconds(900).toString()));
    clock.advance(Duration.ofSeconds(900));
    assertThat(duty.put("/engineers/" + engineer(1) + "/duty").asString())
        .isEqualTo("{\"onDuty\":true}");
  }

  private static void awayFrom(Instant from, Instant until) {
    as("engineer-1")
        .body("{\"startsAt\": \"%s\", \"endsAt\": \"%s\"}".formatted(from, until))
        .post("/absences")
        .then()
        .statusCode(201);
  }

  @Test
  void anEngineerPlansHerOwnShiftsAndSeesThemInHerCalendar() {
    // when
    String shift =
        as("engineer-1")
            .body(
                """
                {"startsAt": "2026-02-10T09:00:00+09:00", "endsAt": "2026-02-10T17:00:00+09:00"}
                """)
            .post("/shifts")
            .then()
            .statusCode(201)
            .header("Location", startsWith("http"))
            .extract()
            .path("id");
    // then
    var calendar =
        as("engineer-1").get("/engineers/" + engineer(1) + "/shifts.ics").then().statusCode(200);
    assertThat(calendar.extract().asString())
        .contains("DTSTART:20260210T000000Z", "DTEND:20260210T080000Z", "UID:" + shift);
    as("engineer-2").delete("/shifts/" + shift).then().statusCode(404);
    as("engineer-1").delete("/shifts/" + shift).then().statusCode(204);
    as("engineer-1").get("/shifts").then().body("items", hasSize(0));
  }

  @Test
  void aSpanRunsForwardsAndIsSomebodys() {
    as("engineer-1")
        .body(
            """
            {"startsAt": "2026-02-10T17:00:00+09:00", "endsAt": "2026-02-10T09:00:00+09:00"}
            """)
        .post("/absences")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/endsAt"));
    as("coordinator")
        .body(
            """
            {"startsAt": "2026-02-10T09:00:00+09:00", "endsAt": "2026-02-10T17:00:00+09:00"}
            """)
        .post("/absences")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/engineerId"));
  }

  @Test
  void whoseTurnItIsIsAskedAndASwapMovesThatWithTheOthersConsent() {
    // given
    hire(2);
    as("coordinator")
        .body(
            """
            {"name": "週番", "startsOn": "2026-02-02", "handsOverAt": "09:00", "everyDays": 7,
             "participants": ["%s", "%s"]}
            """
                .formatted(engineer(2), engineer(1)))
        .post("/rotations")
        .then()
        .statusCode(201);
    as("coordinator")
        .body(
            """
            {"of": "%s", "by": "%s", "startsAt": "2026-03-10T09:00:00+09:00", "endsAt": "2026-03-11T09:00:00+09:00"}
            """
                .formatted(new UUID(7, 7), engineer(2)))
        .post("/covers")
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/of"));
    String swap =
        as("engineer-1")
            .body(
                """
                {"by": "%s", "startsAt": "2026-03-10T09:00:00+09:00", "endsAt": "2026-03-11T09:00:00+09:00"}
                """
                    .formatted(engineer(2)))
            .post("/covers")
            .then()
            .statusCode(201)
            .body("state", equalTo("OFFERED"))
            .extract()
            .path("id");
    assertThat(calendarOf(1)).contains("DTSTART:20260309T000000Z", "DTEND:20260316T000000Z");
    // when
    as("engineer-1")
        .body("{\"agreed\": true}")
        .put("/covers/" + swap + "/answer")
        .then()
        .statusCode(403);
    as("engineer-2")
        .body("{\"agreed\": true}")
        .put("/covers/" + swap + "/answer")
        .then()
        .statusCode(200);
    // then
    assertThat(calendarOf(1))
        .contains("DTEND:20260310T000000Z", "DTSTART:20260311T000000Z", "DTEND:20260316T000000Z");
    assertThat(calendarOf(2)).contains("DTSTART:20260310T000000Z", "DTEND:20260311T000000Z");
    as("coordinator").get("/covers").then().body("items[0].state", equalTo("AGREED"));
  }

  @Test
  void aCalendarIsReadByItsSecretAddressUntilThatIsRevoked() {
    // given
    String url = as("engineer-1").put("/engineers/" + engineer(1) + "/calendar").path("url");
    var path = URI.create(url).getPath();
    // when / then
    given().get(path).then().statusCode(200).contentType(startsWith("text/calendar"));
    assertThat(Database.contains("calendar_address", path.substring(11, 38))).isFalse();
    as("engineer-1").delete("/engineers/" + engineer(1) + "/calendar").then().statusCode(204);
    given().get(path).then().statusCode(404);
  }

  @Test
  void theDeskSeesAheadWhenASkillIsMissing() {
    as("coordinator")
        .get("/roster/gaps?days=1")
        .then()
        .statusCode(200)
        .body("gaps.skill", hasItems("LEAD", "MEDICAL_DEVICE"));
    as("coordinator").get("/roster/gaps?days=0").then().statusCode(400);
  }

  @Test
  void whoMayHoldNoSeatClosesNoGap() {
    // given
    as("coordinator")
        .body(
            "{\"engineerId\": \"%s\", \"startsAt\": \"%s\", \"endsAt\": \"%s\"}"
                .formatted(engineer(1), clock.instant(), clock.instant().plus(Duration.ofDays(2))))
        .post("/shifts")
        .then()
        .statusCode(201);
    as("coordinator").get("/roster/gaps?days=1").then().body("gaps.skill", not(hasItem("LEAD")));
    // when
    as("admin")
        .body(
            profile(1, "Anna Security", "14")
                .replace("\"maxConcurrent\": 5", "\"maxConcurrent\": 0"))
        .put("/engineers/" + engineer(1))
        .then()
        .statusCode(200);
    // then: and her region is none that has somebody
    as("coordinator")
        .get("/roster/gaps?days=1")
        .then()
        .body("gaps.findAll { it.skill == 'LEAD' }", hasSize(1))
        .body("gaps.region", everyItem(nullValue()));
  }

  @Test
  void aRotationThatWouldMoveTheTurnNowRunningIsLeftUnlessThatIsMeant() {
    // given: two by the day; today the second, at an hour away from the hand-over
    hire(2);
    hire(3);
    var today = JapanTime.dayOf(clock.instant());
    var handsOver = LocalTime.ofInstant(clock.instant(), JapanTime.ZONE).minusHours(2);
    var startsOn = clock.instant().atZone(JapanTime.ZONE).minusHours(2).toLocalDate().minusDays(3);
    var two = rotation(startsOn, null, handsOver, 1, 2);
    String id =
        as("coordinator").body(two).post("/rotations").then().statusCode(201).extract().path("id");
    // when: with a third, the turn of today would be the first's
    var three = rotation(startsOn, null, handsOver, 1, 2, 3);
    as("coordinator")
        .header("Accept-Language", "en")
        .body(three)
        .put("/rotations/" + id)
        .then()
        .statusCode(409)
        .body("detail", allOf(containsString("技術者 2"), containsString("技術者 1")));
    // then
    as("coordinator").get("/rotations").then().body("items[0].participants", hasSize(2));
    var ends = rotation(startsOn, today.plusDays(3), handsOver, 1, 2);
    as("coordinator").body(ends).put("/rotations/" + id).then().statusCode(200);
    as("coordinator").body(three).put("/rotations/" + id + "?evenNow=true").then().statusCode(200);
  }

  private static String rotation(
      LocalDate startsOn, @Nullable LocalDate endsOn, LocalTime handsOver, int... engineers) {
    return "{\"name\": \"日番\", \"startsOn\": \"%s\", \"endsOn\": %s, \"handsOverAt\": \"%s\", \"everyDays\": 1, \"participants\": [%s]}"
        .formatted(
            startsOn,
            endsOn == null ? "null" : "\"" + endsOn + "\"",
            handsOver.truncatedTo(ChronoUnit.MINUTES),
            IntStream.of(engineers)
                .mapToObj(n -> "\"" + engineer(n) + "\"")
                .collect(Collectors.joining(",")));
  }

  @Test
  void aContactIsTestedAheadAndIsUntestedUntilSheConfirms() {
    // given
    as("coordinator").get("/roster/gaps").then().body("untested.type", contains("EMAIL"));
    String test =
        as("coordinator")
            .post("/engineers/" + engineer(1) + "/contacts/test")
            .then()
            .statusCode(202)
            .body("items.type", contains("EMAIL"))
            .extract()
            .path("items[0].id");
    int before = IncidentApiStandIn.tested().size();
    IncidentApiStandIn.away(true);
    testing.passOn();
    IncidentApiStandIn.away(false);
    testing.passOn();
    testing.passOn();
    // when
    String link = as("service").put("/contact-tests/" + test + "/link").path("link");
    var path = URI.create(link).getPath();
    given().get(path).then().statusCode(200);
    as("coordinator").get("/roster/gaps").then().body("untested", hasSize(1));
    given()
        .contentType("text/plain")
        .body("arrived=yes")
        .post(path + "/confirmation")
        .then()
        .statusCode(200);
    // then: told until it was heard, and confirmed once
    assertThat(IncidentApiStandIn.tested()).hasSize(before + 2);
    assertThat(IncidentApiStandIn.tested().getLast()).contains(test);
    as("coordinator").get("/roster/gaps").then().body("untested", hasSize(0));
    given()
        .contentType("text/plain")
        .body("arrived=yes")
        .post(path + "/confirmation")
        .then()
        .statusCode(410);
  }

  @Test
  void aLinkThatIsFetchedWhileItsTestIsNotedAsPassedOnStillOpens() {
    // given
    String test =
        as("coordinator")
            .post("/engineers/" + engineer(1) + "/contacts/test")
            .then()
            .statusCode(202)
            .extract()
            .path("items[0].id");
    // when
    String link =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var told = tests.findById(UUID.fromString(test));
                  String fetched =
                      as("service").put("/contact-tests/" + test + "/link").path("link");
                  told.passedOn(clock.instant());
                  return fetched;
                });
    // then
    given().get(URI.create(link).getPath()).then().statusCode(200);
  }

  private static String calendarOf(int n) {
    return as("engineer-" + n)
        .get("/engineers/" + engineer(n) + "/shifts.ics")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }
}

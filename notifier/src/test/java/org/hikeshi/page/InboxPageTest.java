package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.events.testing.SettableClock;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.testing.News;
import org.hikeshi.web.Ids;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class InboxPageTest {

  private static final Pattern OLDER = Pattern.compile("/pages/inbox\\?after=[0-9a-f-]{36}");

  private static final Pattern LATER = Pattern.compile("/pages/inbox\\?overdue=[0-9]+");

  @Inject Arrived arrived;
  @Inject SettableClock clock;
  @Inject Ids ids;

  @BeforeEach
  void itIsTheMorningAfter() {
    clock.set(Instant.parse("2026-02-09T01:00:00Z"));
    Neighbours.incidentApiAnswers(200);
  }

  /// Each makes three notices.
  @Test
  void theFiftyFirstNoticeIsReachedByTheLinkToOlderOnes() {
    // given
    var oldest = arrived.firstTo("ppc", arrived.heard(News.anAttackOn('b', ids.next())));
    IntStream.range(0, 17).forEach(_ -> arrived.heard(News.anAttackOn('b', ids.next())));
    var link = "/pages/inbox/" + oldest;
    // when
    var first = page("hospital-b", "/pages/inbox");
    var last = first;
    for (var older = OLDER.matcher(last);
        !last.contains(link) && older.find();
        older = OLDER.matcher(last)) {
      last = page("hospital-b", older.group());
    }
    // then
    assertThat(first).doesNotContain(link);
    assertThat(last).contains(link);
    assertThat(page("hospital-b", "/pages/inbox?after=nonsense")).contains("/pages/inbox/");
  }

  @Test
  void aPrefecturesInboxLeadsToItsAreaAndNobodyElses() {
    assertThat(page("prefecture-14", "/pages/inbox")).contains("/pages/area\"");
    assertThat(page("ppc", "/pages/inbox")).doesNotContain("/pages/area");
    assertThat(page("hospital-a", "/pages/inbox")).doesNotContain("/pages/area");
  }

  @Test
  void anAnsweredQuestionIsFoundWithoutLookingForItsNotice() {
    // given
    var notice = arrived.atTheMinistry().notice();
    String question =
        as("mhlw")
            .contentType("application/json")
            .body("{\"question\": \"いつ気付きましたか\", \"dueOn\": \"2026-02-20\"}")
            .post("/notices/" + notice + "/questions")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    assertThat(answered("mhlw")).doesNotContain(notice.toString());
    // when
    as("hospital-a")
        .contentType("application/json")
        .body("{\"answer\": \"前日です\"}")
        .post("/questions/" + question + "/answer")
        .then()
        .statusCode(200);
    // then
    assertThat(answered("mhlw")).contains(notice.toString());
    assertThat(answered("hospital-a")).doesNotContain(notice.toString());
  }

  /// The ministry's list is read, and nobody is said to have read the notice.
  @Test
  void anAuthorityFindsItsNoticesByTheHospitalAndByTheNumber() throws Exception {
    // given
    var notice = arrived.atTheMinistry().notice();
    named(notice, "探し物総合病院＆Clinic_1", "2031-000777");
    var link = "/pages/inbox/" + notice;
    // when
    var byName = page("mhlw", "/pages/inbox?q=物総合病院＆clinic_1");
    var byNumber = page("mhlw", "/pages/inbox?q=２０３１-０００");
    // then
    assertThat(byName).contains(link, "<strong>探し物総合病院＆Clinic_1</strong>");
    assertThat(byNumber).contains(link);
    assertThat(page("mhlw", "/pages/inbox?q=見当たらない")).doesNotContain(link);
    assertThat(page("ppc", "/pages/inbox?q=探し物総合病院")).doesNotContain(link);
    assertThat(page("hospital-a", "/pages/inbox")).doesNotContain("<strong>探し物総合病院");
    assertThat(as("mhlw").get("/notices/export?from=2026-02-09&to=2026-02-09").asString())
        .contains(",hospital\r\n", ",探し物総合病院＆Clinic_1\r\n");
    as("hospital-a").get("/notices/" + notice + "/readers").then().body("items", hasSize(0));
    as("mhlw").get("/notices/" + notice).then().body("hospital", equalTo("探し物総合病院＆Clinic_1"));
  }

  /// As the directory writes them, and as people type them.
  @Test
  void aHospitalIsFoundInWhateverWidthItsNameIsWritten() throws Exception {
    // given
    var wide = arrived.atTheMinistry().notice();
    var narrow = arrived.atTheMinistry().notice();
    named(wide, "幅違い第２病院Ａｂ", "2031-000780");
    named(narrow, "幅違い第3ﾍﾞｯﾄﾞ病院", "2031-000781");
    // when
    var byNarrow = page("mhlw", "/pages/inbox?q=幅違い第2病院aB");
    var byWide = page("mhlw", "/pages/inbox?q=幅違い第３ベッド");
    // then
    assertThat(byNarrow).contains("/pages/inbox/" + wide).doesNotContain("/pages/inbox/" + narrow);
    assertThat(byWide).contains("/pages/inbox/" + narrow).doesNotContain("/pages/inbox/" + wide);
  }

  @Test
  void whatHasAReceiptIsLeftOutWhereOnlyTheOthersAreWanted() throws Exception {
    // given
    var open = arrived.atTheMinistry().notice();
    var closed = arrived.atTheMinistry().notice();
    named(open, "受付待ち病院", "2031-000778");
    named(closed, "受付待ち病院", "2031-000779");
    as("mhlw")
        .contentType("application/json")
        .body("{\"how\": \"read\"}")
        .post("/notices/" + closed + "/receipt")
        .then()
        .statusCode(200);
    // when
    var found = page("mhlw", "/pages/inbox?q=受付待ち&receipt=none");
    // then
    assertThat(found).contains("/pages/inbox/" + open).doesNotContain("/pages/inbox/" + closed);
    assertThat(page("mhlw", "/pages/inbox?q=受付待ち")).contains("/pages/inbox/" + closed);
  }

  /// Each older page goes on with what is looked for.
  @Test
  void theRestOfWhatIsFoundAndOfWhatIsOverdueIsReached() {
    // given
    var notice = arrived.firstTo("ppc", arrived.heard(News.anAttackOn('b', ids.next())));
    IntStream.range(0, 51).forEach(_ -> arrived.heard(News.anAttackOn('b', ids.next())));
    clock.set(Instant.parse("2026-02-13T15:00:00Z"));
    // when
    var first = page("hospital-b", "/pages/inbox");
    var all = new StringBuilder(section("overdue", first));
    for (var more = LATER.matcher(first); more.find(); ) {
      var next = page("hospital-b", more.group());
      all.append(section("overdue", next));
      more = LATER.matcher(next);
    }
    // then
    assertThat(section("overdue", first).split("<article", -1)).hasSize(21);
    assertThat(all).contains("/pages/inbox/" + notice);
    assertThat(page("hospital-b", "/pages/inbox?q=2026-0&receipt=none"))
        .containsPattern("/pages/inbox\\?after=[0-9a-f-]{36}&amp;q=2026-0&amp;receipt=none");
  }

  /// It may have it: what was sent before a person took it over left.
  @Test
  void anAuthorityThatHasANoticeRecordsItsReceiptAlsoOnceTheHospitalFilesIt() {
    // given
    var notice = arrived.atTheMinistry().notice();
    as("hospital-a")
        .contentType("application/json")
        .body("{\"way\": \"MANUAL\", \"reason\": \"電話で頼まれた\"}")
        .put("/notices/" + notice + "/way")
        .then()
        .statusCode(200);
    // when
    var theirs = page("mhlw", "/pages/inbox/" + notice);
    // then
    assertThat(theirs)
        .contains("/pages/inbox/" + notice + "/receipt\"")
        .doesNotContain("文書を届け先の窓口に送り");
    assertThat(page("hospital-a", "/pages/inbox/" + notice)).contains("文書を届け先の窓口に送り");
  }

  /// As another hospital's words would have said, under a number of its own. The words alone are
  /// written, as by an older notifier, which knows of no name.
  private static void named(UUID notice, String hospital, String number) throws SQLException {
    as("hospital-a").get("/notices/" + notice + "/document.json").then().statusCode(200);
    try (var owner =
            DriverManager.getConnection(
                "jdbc:postgresql://%s/notifier"
                    .formatted(System.getProperty("hikeshi.test.postgres")),
                "notifier_owner",
                "test");
        var statement = owner.createStatement()) {
      statement.execute("select set_config('app.tenant', '*', false)");
      statement.executeUpdate(
          "update notice set incident_number = '%s' where id = '%s'".formatted(number, notice));
      assertThat(
              statement.executeUpdate(
                  """
                  update notice_body set body = convert_to(cast(jsonb_set(
                    cast(convert_from(body, 'UTF8') as jsonb), '{reporter,hospital}',
                    to_jsonb(cast('%s' as text))) as text), 'UTF8')
                  where notice_id = '%s'
                  """
                      .formatted(hospital, notice)))
          .isEqualTo(1);
    }
  }

  /// Whoever asked follows it up herself; each in its place by its day.
  @Test
  void aQuestionThatNobodyAnsweredIsOnTheListOfWhoeverAskedIt() {
    // given
    var late = arrived.atTheMinistry().notice();
    var later = arrived.atTheMinistry().notice();
    asked(later, "2026-02-10", "x".repeat(81));
    asked(late, "2026-02-09", "いつ気付きましたか");
    // when
    clock.set(Instant.parse("2026-02-09T15:00:00Z"));
    var page = page("mhlw", "/pages/inbox");
    // then
    assertThat(section("asked", page))
        .contains("いつ気付きましたか", "期日を過ぎています", "x".repeat(80) + "…")
        .containsSubsequence("/pages/inbox/" + late, "/pages/inbox/" + later)
        .doesNotContain("x".repeat(81));
    assertThat(page).contains("data-every=\"60\"", "2/10 00:00 現在");
    assertThat(section("asked", page("hospital-a", "/pages/inbox"))).isEmpty();
    assertThat(section("asked", page("ppc", "/pages/inbox"))).doesNotContain(late.toString());
  }

  private static void asked(UUID notice, String dueOn, String question) {
    as("mhlw")
        .contentType("application/json")
        .body("{\"question\": \"%s\", \"dueOn\": \"%s\"}".formatted(question, dueOn))
        .post("/notices/" + notice + "/questions")
        .then()
        .statusCode(201);
  }

  private static String section(String id, String page) {
    int from = page.indexOf("id=\"" + id + "\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private static String answered(String user) {
    return section("answered", page(user, "/pages/inbox"));
  }

  private static String page(String user, String path) {
    return as(user).get(path).then().statusCode(200).extract().asString();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}

package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
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

  private static String answered(String user) {
    var page = page(user, "/pages/inbox");
    int from = page.indexOf("id=\"answered\"");
    return from < 0 ? "" : page.substring(from, page.indexOf("</section>", from));
  }

  private static String page(String user, String path) {
    return as(user).get(path).then().statusCode(200).extract().asString();
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user));
  }
}

package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.hikeshi.FrontDesk;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.incident.SeatedEngineer;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
class FilesPageTest {

  private final Visitor hospital = new Visitor("hospital-a");

  @Inject SeatedEngineer engineer1;
  @Inject EntityManagerFactory entities;

  private String incident = "";

  @BeforeEach
  void anIncidentIsThere() {
    FrontDesk.knowBothHospitals();
    incident = FrontDesk.anIncident();
  }

  @Test
  void aFileIsSentWithoutScriptAndShownWithWhatBecameOfIt() {
    // when
    var sent = send("脅迫文.txt", "患者ID：00123456 を公開する");
    // then
    sent.then().statusCode(303);
    hospital
        .open(sent.header("Location").replaceFirst("^https?://[^/]+", ""))
        .then()
        .statusCode(200)
        .body(containsString("受け取って保管しました"))
        .body(containsString("脅迫文.txt"))
        .body(containsString("患者IDや診察券番号のような記載があります"))
        .body(containsString("ウイルス検査は設定されていません"))
        .body(containsString("受け取って保管<"))
        .body(not(containsString("<script>")));
    hospital.open("/pages/incidents/" + incident).then().body(containsString(incident + "/files"));
  }

  @Test
  void itIsGivenBackAsItWasAndThatIsWrittenDown() {
    // given
    send("a.txt", "hello");
    var html = hospital.open(files()).body().asString();
    var link = html.replaceAll("(?s).*?href=\"(" + files() + "/[0-9a-f-]{36})\".*", "$1");
    // when
    var read = hospital.open(link);
    // then
    read.then()
        .statusCode(200)
        .header("Content-Disposition", containsString("attachment"))
        .header("Content-Security-Policy", containsString("sandbox"));
    assertThat(read.asString()).isEqualTo("hello");
    hospital.open(files()).then().body(containsString("読み出し"));
  }

  @Test
  void eachFileHasItsOwnStepsAndNoOthers() {
    // given
    send("a.txt", "hello");
    send("b.txt", "world");
    var html = hospital.open(files()).body().asString();
    var newest = html.replaceAll("(?s).*?href=\"(" + files() + "/[0-9a-f-]{36})\".*", "$1");
    // when
    hospital.open(newest);
    // then
    var articles = hospital.open(files()).body().asString().split("<article");
    assertThat(articles[1]).contains("b.txt", "受け取って保管<", "読み出し");
    assertThat(articles[2]).contains("a.txt", "受け取って保管<").doesNotContain("読み出し");
  }

  @Test
  void whereAnotherIncidentGoesOnThePageLeadsThereAndOffersNoForm() {
    // given
    var goesOn = FrontDesk.anIncident();
    FrontDesk.as("coordinator")
        .body(Map.of("into", goesOn, "reason", "重複"))
        .post("/incidents/" + incident + "/merge")
        .then()
        .statusCode(200);
    // when
    var page = hospital.open(files());
    // then
    page.then()
        .statusCode(200)
        .body(containsString("/pages/incidents/" + goesOn + "/files"))
        .body(not(containsString("multipart")));
  }

  @Test
  void itAsksTheDatabaseNoMoreOftenForManyFilesThanForOne() {
    // given
    send("a.txt", "hello");
    long forOne = statements();
    // when
    for (int i = 0; i < 5; i++) {
      send("b" + i + ".txt", "world");
    }
    // then
    assertThat(statements()).isEqualTo(forOne);
  }

  private long statements() {
    var statistics = entities.unwrap(SessionFactory.class).getStatistics();
    statistics.setStatisticsEnabled(true);
    statistics.clear();
    hospital.open(files()).then().statusCode(200);
    long asked = statistics.getPrepareStatementCount();
    statistics.setStatisticsEnabled(false);
    statistics.clear();
    return asked;
  }

  @Test
  void whatIsOfNoKeptKindIsRefusedInWords() {
    send("tool.exe", "MZ\u0000\u0001\u0002")
        .then()
        .statusCode(415)
        .body(containsString("受け取れませんでした"))
        .body(containsString("パスワード付きZIP"));
  }

  @Test
  void anEmptyFileIsRefusedInWords() {
    send("empty.txt", "").then().statusCode(400).body(containsString("ファイルを一つ選んでください"));
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    given()
        .header("Authorization", "Bearer " + TestTokens.as("hospital-a"))
        .multiPart("file", "a.txt", new byte[] {'a'})
        .post(files())
        .then()
        .statusCode(400);
    FrontDesk.as("hospital-a")
        .get("/incidents/" + incident + "/attachments")
        .then()
        .body("items.size()", equalTo(0));
  }

  @Test
  void theEngineerOnItReadsAndSendsNothing() {
    // given
    send("a.txt", "hello");
    engineer1.takesTheLead(UUID.fromString(incident));
    var engineer = new Visitor("engineer-1");
    // then
    engineer
        .open(files())
        .then()
        .statusCode(200)
        .body(containsString("a.txt"))
        .body(not(containsString("multipart")))
        .body(not(containsString("だれが、いつ扱ったか")));
    new Visitor("engineer-1")
        .upload(files(), "file", "b.txt", new byte[] {'b'}, Map.of())
        .then()
        .statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"hospital-b", "engineer-2"})
  void anotherOnesFilesAreNotThere(String stranger) {
    new Visitor(stranger).open(files()).then().statusCode(404);
  }

  private String files() {
    return "/pages/incidents/" + incident + "/files";
  }

  private Response send(String name, String text) {
    return hospital.upload(files(), "file", name, text.getBytes(StandardCharsets.UTF_8), Map.of());
  }
}

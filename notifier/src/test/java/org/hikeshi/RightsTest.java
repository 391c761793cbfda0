package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.notice.Arrived;
import org.hikeshi.testing.Neighbours;
import org.hikeshi.web.testing.Operations;
import org.hikeshi.web.testing.OtherForms;
import org.hikeshi.web.testing.Rights;
import org.hikeshi.web.testing.TestIssuer;
import org.hikeshi.web.testing.TestTokens;
import org.junit.jupiter.api.Test;

/// Every operation, asked by everybody, answered as the reviewed table says.
@QuarkusTest
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(Neighbours.class)
class RightsTest {

  private static final String ITSELF = "GET /notices/{id}";

  /// What people wrote about it here.
  private static final List<String> CANARIES =
      List.of("canaryReason", "canaryHow", "canaryQuestion", "canaryReceipt");

  private final Rights rights = Rights.read();

  @Inject Arrived arrived;

  @TestHTTPResource URI here;

  @Test
  void everyOperationHasARow() {
    assertThat(rights.rows().stream().map(Rights.Row::operation))
        .containsExactlyInAnyOrderElementsOf(Operations.all());
  }

  @Test
  void everybodyIsAnsweredAsTheTableSays() {
    // given
    var callers = rights.callers();
    // when
    var wrong = new ArrayList<String>();
    var asked = new Asker(here, arrived.atTheMinistry());
    for (var row : rights.rows()) {
      for (int i = 0; i < callers.size(); i++) {
        int answered = asked.ask(row.operation(), callers.get(i)).status();
        if (answered < 400 && !row.reads()) {
          asked = new Asker(here, arrived.atTheMinistry());
        }
        if (answered != row.expected().get(i)) {
          wrong.add("%s by %s: %d".formatted(row.operation(), callers.get(i), answered));
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
  }

  /// Lists, searches, counts, files and headers too: not only the status counts.
  @Test
  void whoMayNotSeeANoticeFindsNothingOfItAnywhere() {
    // given
    var asked = new Asker(here, arrived.atTheMinistry());
    asked.ask("PUT /duties/{id}/known-on", "hospital-a");
    asked.ask("PUT /duties/{id}/persons-told", "hospital-a");
    asked.ask("POST /notices/{id}/questions", "mhlw");
    asked.ask("POST /notices/{id}/receipt", "mhlw");
    var ids = asked.ids();
    var own =
        Stream.concat(
                Stream.of(ids.incident(), ids.notice(), ids.draft(), ids.duty(), ids.persons())
                    .map(UUID::toString),
                CANARIES.stream())
            .toList();
    assertThat(asked.ask("GET /notices", "hospital-a").says(own))
        .contains(ids.notice().toString(), ids.draft().toString());
    // when
    var told = new ArrayList<String>();
    var seen = rights.answered(ITSELF, 200);
    for (var row : rights.rows()) {
      for (var caller : rights.callers()) {
        if (!seen.contains(caller)) {
          var said = asked.ask(row.operation(), caller).says(own);
          if (!said.isEmpty()) {
            told.add("%s by %s: %s".formatted(row.operation(), caller, said));
          }
        }
      }
    }
    // then
    assertThat(told).isEmpty();
  }

  @Test
  void whatIsAnothersIsAnsweredAsWhatIsNowhere() {
    // given
    var asked = new Asker(here, arrived.atTheMinistry());
    var seen = rights.answered(ITSELF, 200);
    // when
    var known = new ArrayList<String>();
    for (var row : rights.rows()) {
      for (var caller : rights.answered(row.operation(), 404)) {
        var another = asked.ask(row.operation(), caller).butForIds();
        var nothing = asked.askOfNothing(row.operation(), caller).butForIds();
        if (!seen.contains(caller) && !another.equals(nothing)) {
          known.add(
              "%s by %s: %s, and of nothing %s"
                  .formatted(row.operation(), caller, another, nothing));
        }
      }
    }
    // then
    assertThat(known).isEmpty();
  }

  @Test
  void whatAnOperationDoesNotGiveIsRefused() {
    OtherForms.areRefused("/notices/export");
    OtherForms.giveJson("mhlw", "/notices");
  }

  @Test
  void everyListRefusesBentPaging() {
    // given
    var asked = new Asker(here, arrived.atTheMinistry());
    // when
    var lists = new ArrayList<String>();
    var wrong = new ArrayList<String>();
    for (var row : rights.rows()) {
      int reader = row.expected().indexOf(200);
      if (!row.reads() || row.operation().contains("/pages") || reader < 0) {
        continue;
      }
      var caller = rights.callers().get(reader);
      var path = asked.path(row.operation());
      if (OtherForms.isList(as(caller).get(path))) {
        lists.add(row.operation());
        if (!OtherForms.bentPaging(caller, path).stream().allMatch(status -> status == 400)) {
          wrong.add(row.operation());
        }
      }
    }
    // then
    assertThat(wrong).isEmpty();
    assertThat(lists).contains("GET /dead-letters", "GET /notices", "GET /incidents/{id}/consents");
  }

  private static RequestSpecification as(String caller) {
    return switch (caller) {
      case "nobody" -> given();
      case "expired" -> given().auth().oauth2(TestTokens.expired("hospital-a"));
      case "none" -> given().auth().oauth2(TestTokens.withoutRole());
      default -> given().auth().oauth2(TestTokens.as(caller));
    };
  }
}

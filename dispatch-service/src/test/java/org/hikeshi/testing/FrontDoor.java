package org.hikeshi.testing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.hikeshi.web.testing.TestTokens;

/// This service as its users meet it.
public final class FrontDoor {

  static {
    RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
  }

  public static RequestSpecification as(String user) {
    return given().auth().oauth2(TestTokens.as(user)).contentType("application/json");
  }

  /// Puts engineer `n` into the directory, able to lead: the first in Kanagawa, the next ever
  /// farther away, so that it is known who is asked first.
  public static void hire(int n) {
    var prefecture =
        switch (n) {
          case 1 -> "14";
          case 2 -> "13";
          case 3 -> "08";
          default -> "36";
        };
    hire(n, "Anna Security", prefecture);
  }

  public static void hire(int n, String employer, String prefecture) {
    as("admin")
        .body(profile(n, employer, prefecture))
        .put("/engineers/" + TestTokens.engineer(n))
        .then()
        .statusCode(oneOf(200, 201));
  }

  public static String profile(int n, String employer, String prefecture) {
    return """
    {"name": "技術者 %d", "employer": "%s", "prefecture": "%s",
     "skills": [{"skill": "LEAD", "level": 3, "expiresOn": null},
                {"skill": "FORENSICS", "level": 2, "expiresOn": null}],
     "modes": ["REMOTE", "ON_SITE"], "maxConcurrent": 5,
     "contacts": [{"type": "EMAIL", "to": "engineer-%d@example.test"}]}
    """
        .formatted(n, employer, prefecture, n);
  }

  public static void onDuty(int n) {
    as("admin")
        .body("{\"onDuty\": true}")
        .put("/engineers/" + TestTokens.engineer(n) + "/duty")
        .then()
        .statusCode(200);
  }

  /// The one offer that stands before engineer `n`.
  public static UUID offerTo(int n) {
    return UUID.fromString(
        as("engineer-" + n).get("/offers").then().statusCode(200).extract().path("items[0].id"));
  }

  public static Response accept(int n, UUID offer) {
    return as("engineer-" + n)
        .body("{\"answer\": \"ACCEPT\", \"etaMinutes\": 30}")
        .put("/offers/" + offer + "/reply");
  }

  public static Response decline(int n, UUID offer) {
    return as("engineer-" + n)
        .body("{\"answer\": \"DECLINE\", \"reason\": \"UNWELL\"}")
        .put("/offers/" + offer + "/reply");
  }

  private FrontDoor() {}
}

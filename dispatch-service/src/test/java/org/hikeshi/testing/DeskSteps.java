package org.hikeshi.testing;

import static io.restassured.RestAssured.given;
import static org.hikeshi.testing.FrontDoor.as;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import org.hikeshi.web.testing.TestTokens;

/// What notifier does when it rings at the desk, and what somebody of the desk does in a browser.
public final class DeskSteps {

  private static final String TOKEN = "csrf-dispatch-service";

  private DeskSteps() {}

  /// By voice.
  public static ValidatableResponse attempt(String alarm, String person, UUID attempt) {
    return as("service")
        .body("{\"person\": \"%s\", \"way\": \"VOICE\"}".formatted(person))
        .put("/desk/alarms/" + alarm + "/attempts/" + attempt)
        .then();
  }

  /// She presses the key.
  public static ValidatableResponse key(String alarm, UUID attempt) {
    return as("service")
        .put("/desk/alarms/" + alarm + "/attempts/" + attempt + "/acknowledgement")
        .then();
  }

  public static RequestSpecification browser() {
    return given().redirects().follow(false).auth().oauth2(TestTokens.as("coordinator"));
  }

  /// A button of a form, with the token that belongs to it.
  public static Response press(String path, Map<String, String> fields) {
    var token = browser().get("/pages/desk/roster").cookie(TOKEN);
    return browser()
        .cookie(TOKEN, token)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("csrf-token", token)
        .formParams(fields)
        .post(path);
  }
}

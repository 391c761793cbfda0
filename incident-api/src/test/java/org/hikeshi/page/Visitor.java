package org.hikeshi.page;

import static io.restassured.RestAssured.given;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.MultiPartConfig.multiPartConfig;

import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.http.entity.mime.HttpMultipartMode;
import org.hikeshi.web.testing.TestTokens;
import org.jspecify.annotations.Nullable;

/// Somebody at a browser without scripts, who fills in the form of a page and sends it.
///
/// @param user null for somebody who has not signed in
public record Visitor(@Nullable String user) {

  private static final RestAssuredConfig NAMES_AS_A_BROWSER_SENDS_THEM =
      RestAssuredConfig.config()
          .httpClient(httpClientConfig().httpMultipartMode(HttpMultipartMode.BROWSER_COMPATIBLE))
          .multiPartConfig(multiPartConfig().defaultCharset(StandardCharsets.UTF_8));

  public Response open(String page) {
    return request().get(page);
  }

  /// Sends these fields beside the hidden ones that the page's first form has.
  public Response fillIn(String page, Map<String, ?> fields) {
    return fillIn(page, page, fields);
  }

  public Response fillIn(String page, String action, Map<String, ?> fields) {
    var form = open(page);
    var html = form.body().asString();
    var sending = request();
    if (html.contains("name=\"csrf-token\"")) {
      sending
          .cookie("csrf-incident-api", form.cookie("csrf-incident-api"))
          .formParam("csrf-token", hidden(html, "csrf-token"));
    }
    for (var name : new String[] {"key", "edition"}) {
      if (!fields.containsKey(name) && html.contains("name=\"" + name + "\"")) {
        sending.formParam(name, hidden(html, name));
      }
    }
    var seen = Pattern.compile("name=\"seen\" value=\"([^\"]*)\"").matcher(html);
    seen.results().forEach(found -> sending.formParam("seen", found.group(1)));
    return sending.formParams(fields).post(action);
  }

  /// Chooses a file in the page's first form that sends one, beside these fields.
  ///
  /// @param file the field's name
  Response upload(String page, String file, String name, byte[] bytes, Map<String, String> fields) {
    var form = open(page);
    var sending =
        request()
            .config(NAMES_AS_A_BROWSER_SENDS_THEM)
            .contentType("multipart/form-data")
            .cookie("csrf-incident-api", form.cookie("csrf-incident-api"))
            .multiPart("csrf-token", hidden(form.body().asString(), "csrf-token"))
            .multiPart(file, name, bytes, "application/octet-stream");
    fields.forEach((field, value) -> sending.multiPart(field, value));
    return sending.post(page);
  }

  static String hidden(String html, String name) {
    return html.replaceAll("(?s).*?name=\"" + name + "\" value=\"([^\"]*)\".*", "$1");
  }

  RequestSpecification request() {
    var request =
        given()
            .redirects()
            .follow(false)
            .contentType("application/x-www-form-urlencoded; charset=UTF-8");
    return user == null
        ? request
        : request.header("Authorization", "Bearer " + TestTokens.as(user));
  }
}

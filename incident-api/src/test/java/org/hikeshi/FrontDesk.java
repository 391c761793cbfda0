package org.hikeshi;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.oneOf;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.hikeshi.web.testing.TestTokens;

/// The front desk as its callers use it.
public final class FrontDesk {

  public static final String A_REPORT =
      """
      {"category": "RANSOMWARE", "summary": "電子カルテ端末に脅迫文が表示された",
       "contact": {"phone": "+81 90-0000-0000"}}
      """;

  public static RequestSpecification as(String user) {
    return given()
        .log()
        .ifValidationFails()
        .header("Authorization", "Bearer " + TestTokens.as(user))
        .contentType("application/json; charset=UTF-8");
  }

  public static Response file(String user, String report) {
    return as(user).body(report).post("/incidents");
  }

  /// Files a report for hospital A and answers the incident's id.
  public static String anIncident() {
    return anIncident("hospital-a", A_REPORT);
  }

  public static String anIncident(String user, String report) {
    return file(user, report).then().statusCode(201).extract().path("id");
  }

  public static void knowHospital(char letter, String prefecture) {
    as("admin")
        .body(
            """
            {"name": "試験病院 %s", "prefecture": "%s", "founder": "PRIVATE", "beds": 120,
             "functions": ["EMERGENCY"], "vendors": ["給食会社"], "contacts": [{"name": "当直", "phone": "045-000-0000", "outOfBand": true}], "forward": "NOW"}
            """
                .formatted(letter, prefecture))
        .put("/hospitals/" + TestTokens.hospital(letter))
        .then()
        .statusCode(oneOf(200, 201));
  }

  public static void knowBothHospitals() {
    knowHospital('a', "14");
    knowHospital('b', "36");
  }

  private FrontDesk() {}
}

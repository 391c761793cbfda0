package org.hikeshi.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/// This module run as an application of its own. Not an `application.properties`, which the
/// services would find beside the test-jar.
public class WebAlone implements QuarkusTestProfile {

  static final int STREAMS = 3;
  static final int KEPT_FOR_REPORTS = 2;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.application.name",
        "web-test",
        "hikeshi.database",
        "incident_api",
        "hikeshi.desk.phone",
        "03-0000-0119",
        "hikeshi.web.reports-kept-free",
        String.valueOf(KEPT_FOR_REPORTS),
        "hikeshi.web.security-contact",
        "mailto:weakness@hikeshi.example,https://hikeshi.example/weakness",
        "hikeshi.web.streams-at-once",
        String.valueOf(STREAMS));
  }
}

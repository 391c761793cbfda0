package org.hikeshi.roster;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hikeshi.testing.FrontDoor.as;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.hikeshi.events.testing.PostgresAndKafka;
import org.hikeshi.testing.Database;
import org.hikeshi.testing.IncidentApiStandIn;
import org.hikeshi.web.testing.TestIssuer;
import org.junit.jupiter.api.Test;

/// The service starts with these set, and goes by them.
@QuarkusTest
@TestProfile(RosterSettingsTest.AsAnOperatorSets.class)
@WithTestResource(PostgresAndKafka.class)
@WithTestResource(TestIssuer.class)
@WithTestResource(IncidentApiStandIn.class)
class RosterSettingsTest {

  public static class AsAnOperatorSets implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("dispatch.roster.skills", "LEAD,NETWORK", "dispatch.skill-level", "5");
    }
  }

  @Test
  void gapsAreLookedForInTheSkillsAndFromTheLevelThatTheOperatorNames() {
    // given
    Database.empty();
    // when / then
    as("coordinator")
        .get("/roster/gaps?days=1")
        .then()
        .statusCode(200)
        .body("skills", contains("LEAD", "NETWORK"))
        .body("gaps.skill", hasItem("NETWORK"));
  }
}

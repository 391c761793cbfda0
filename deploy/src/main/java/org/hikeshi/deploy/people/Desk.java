package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.local.Addresses;

/// The ministry's duty desk, which sees everything.
public record Desk(Person person, Addresses at) {

  public List<JsonNode> incidents() {
    return person.all(at.incidentApi() + "/incidents?limit=200");
  }

  public List<JsonNode> dispatches() {
    return person.all(at.dispatchService() + "/dispatches?limit=200");
  }

  public List<JsonNode> notices() {
    return person.all(at.notifier() + "/notices?limit=200");
  }

  /// On behalf of the one on the seat, who is on the telephone.
  public Answer progress(String dispatch, String seat, String state) {
    return person.put(
        at.dispatchService() + "/dispatches/" + dispatch + "/seats/" + seat + "/progress",
        Map.of("state", state));
  }

  public Answer resolve(String incident, String cause, String lessons, boolean attack) {
    return person.post(
        at.incidentApi() + "/incidents/" + incident + "/resolution",
        Map.of("cause", cause, "lessons", lessons, "attack", attack));
  }
}

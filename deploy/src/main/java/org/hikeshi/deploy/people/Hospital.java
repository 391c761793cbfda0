package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.hikeshi.deploy.local.Addresses;

/// Somebody of a hospital, or the duty desk on a hospital's behalf, who reports and follows up.
public record Hospital(Person person, Addresses at) {

  public JsonNode report(Object report) {
    return person.post(at.incidentApi() + "/incidents", report).accepted();
  }

  /// @param key the same for every repetition, so that it is filed once
  public Answer report(Object report, String key) {
    return person.post(at.incidentApi() + "/incidents", report, key);
  }

  public JsonNode followUp(String incident, Object report) {
    return person.post(incident(incident) + "/reports", report).accepted();
  }

  public JsonNode view(String incident) {
    return person.get(incident(incident)).accepted();
  }

  /// Of one incident, by the number that people use.
  public List<JsonNode> notices(String incidentNumber) {
    return person.all(at.notifier() + "/notices").stream()
        .filter(notice -> notice.path("incidentNumber").asText().equals(incidentNumber))
        .toList();
  }

  public JsonNode approve(String notice, Object approver) {
    return person.post(notice(notice) + "/approval", approver).accepted();
  }

  public JsonNode recordReceipt(String notice, Object receipt) {
    return person.post(notice(notice) + "/receipt", receipt).accepted();
  }

  /// @param how by which way, when and how many (本人通知)
  public JsonNode personsTold(String duty, Object how) {
    return person.put(at.notifier() + "/duties/" + duty + "/persons-told", how).accepted();
  }

  private String incident(String id) {
    return at.incidentApi() + "/incidents/" + id;
  }

  private String notice(String id) {
    return at.notifier() + "/notices/" + id;
  }
}

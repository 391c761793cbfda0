package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hikeshi.deploy.demo.Night.Lane;
import org.hikeshi.deploy.people.Hospital;

/// One vendor is broken into, and every hospital that it serves is hit in the same hour. Two report
/// by themselves; the others' systems are down, and the duty desk takes their calls.
final class OneVendor implements Story {

  private static final String VENDOR = "架空給食サービス";

  private final Clock clock;

  OneVendor(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String title() {
    return "一つの委託先から多くの病院へ / Many hospitals at once, through one vendor"
        + " (modelled on a real case; all names are made up)";
  }

  private record Filed(Hospital hospital, JsonNode incident) {

    String id() {
      return incident.path("id").asText();
    }
  }

  @Override
  public void play(Cast cast, Playbill playbill) {
    var filed = new ArrayList<Filed>();
    for (var hit : Recording.of("one-vendor.json")) {
      filed.add(report(cast, playbill, hit));
    }
    var response = new FirstResponse(cast, playbill);
    for (var one : filed) {
      var asked = response.offerOf(response.dispatchOf(one.id()));
      asked.engineer().accept(asked.id(), 45).accepted();
      response.assigned(one.id());
      var name = asked.engineer().person().name();
      var number = one.incident().path("number").asText();
      playbill.note(Lane.ENGINEER, number + " に " + name, name + " for " + number);
    }
    var paperwork = new Paperwork(cast, playbill, clock);
    for (var one : filed) {
      var number = one.incident().path("number").asText();
      paperwork.settle(one.hospital(), number, notices -> told(notices, "mhlw"));
    }
    for (var one : filed) {
      response.leave(one.id());
      cast.desk().resolve(one.id(), "委託先の外部接続点", "委託先との接続を分けた", true).accepted();
    }
  }

  private Filed report(Cast cast, Playbill playbill, JsonNode hit) {
    var byItself = hit.has("user");
    var hospital = cast.hospital(byItself ? hit.path("user").asText() : "coordinator");
    var incident = hospital.report(report(hit));
    playbill.moment(
        clock.instant(),
        incident.path("number").asText() + "  " + hit.path("ja").asText(),
        byItself ? hit.path("en").asText() : "");
    return new Filed(hospital, incident);
  }

  private Map<String, Object> report(JsonNode hit) {
    var report = new LinkedHashMap<String, Object>();
    report.put("category", "RANSOMWARE");
    report.put("summary", "給食の委託先との回線から暗号化が広がりかけ、回線を切った。食事の提供が止まった。");
    report.put("careImpact", List.of("ADMISSIONS_STOPPED"));
    report.put("affectedSystems", List.of("MEALS"));
    report.put("entryRoute", "VENDOR_CONNECTION");
    report.put(
        "personalData", Map.of("state", "NONE", "encryptedUnrecoverable", "NO", "myNumber", "NO"));
    report.put("entrusted", Map.of("vendor", VENDOR));
    report.put("contact", Map.of("name", "事務当直", "phone", "+81 90-0000-0100"));
    report.put("firstResponse", "REQUESTED");
    if (hit.has("id")) {
      report.put("hospitalId", hit.path("id").asText());
      report.put("receivedBy", "PHONE");
    }
    return report;
  }

  private static boolean told(List<JsonNode> notices, String authority) {
    return notices.stream().anyMatch(notice -> notice.path("authority").asText().equals(authority));
  }
}

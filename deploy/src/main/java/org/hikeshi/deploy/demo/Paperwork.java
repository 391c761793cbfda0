package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hikeshi.deploy.demo.Night.Lane;
import org.hikeshi.deploy.people.Hospital;

/// What people do with the notices of one incident: the hospital approves drafts and files by hand
/// what no channel takes, and the authorities answer with a receipt number.
final class Paperwork {

  /// The authorities that have a local user.
  private static final Set<String> CLERKS = Set.of("ppc", "mhlw", "prefecture-14");

  private final Cast cast;
  private final Playbill playbill;
  private final Clock clock;

  Paperwork(Cast cast, Playbill playbill, Clock clock) {
    this.cast = cast;
    this.playbill = playbill;
    this.clock = clock;
  }

  /// Until every notice to which `report` led has been delivered, or filed by hand with its
  /// receipt.
  void settle(Hospital hospital, String incidentNumber, Predicate<List<JsonNode>> complete) {
    cast.await(
        "the last notice of " + incidentNumber,
        () -> {
          var notices = hospital.notices(incidentNumber);
          notices.forEach(notice -> handle(hospital, notice));
          return complete.test(notices) && notices.stream().allMatch(Paperwork::closed)
              ? Optional.of(notices)
              : Optional.empty();
        });
  }

  private void handle(Hospital hospital, JsonNode notice) {
    var id = notice.path("id").asText();
    var authority = notice.path("authority").asText();
    switch (notice.path("state").asText()) {
      case "DRAFT" -> {
        hospital.approve(id, Map.of("name", "院長 架空 太郎", "title", "院長"));
        playbill.note(
            Lane.HOSPITAL,
            "病院が承認: " + authority,
            "the hospital approves the notice to " + authority);
      }
      case "TO_FILE" -> {
        var number = "H-" + id.substring(id.length() - 6);
        hospital.recordReceipt(id, receipt(number, "PHONE"));
        playbill.note(
            Lane.HOSPITAL,
            authority + " へ病院が届け出た、受付番号 " + number,
            "the hospital files with " + authority + ", receipt " + number);
      }
      case "DELIVERED" -> {
        if (CLERKS.contains(authority)) {
          var number = authority.toUpperCase(Locale.ROOT) + "-" + id.substring(id.length() - 6);
          cast.people().authority(authority).receipt(id, receipt(number, "PORTAL"));
          playbill.note(
              Lane.AUTHORITY,
              authority + " が受け付けた、受付番号 " + number,
              authority + " acknowledges, " + number);
        }
      }
      default -> {}
    }
  }

  private Map<String, Object> receipt(String number, String how) {
    Instant now = clock.instant();
    return Map.of("receiptNumber", number, "receivedAt", now.toString(), "how", how);
  }

  private static boolean closed(JsonNode notice) {
    return switch (notice.path("state").asText()) {
      case "RECEIPTED" -> true;
      case "DELIVERED" -> !CLERKS.contains(notice.path("authority").asText());
      default -> false;
    };
  }
}

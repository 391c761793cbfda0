package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.people.Hospital;

/// A night at a university hospital, modelled on a real one: what is known grows over three days,
/// and so does the number of those who must be told.
final class UniversityHospital implements Story {

  private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");
  private static final int DAYS = 3;
  private static final int TOLD = 130_000;

  private final Clock clock;
  private final LocalDate firstDay;

  /// The days end yesterday: nobody may report what is still to come.
  UniversityHospital(Clock clock) {
    this.clock = clock;
    this.firstDay = LocalDate.ofInstant(clock.instant(), JAPAN).minusDays(DAYS);
  }

  @Override
  public String title() {
    return "大学病院、ナースコールのサーバ / A university hospital, nurse-call servers"
        + " (modelled on a real case; names, days and counts are made up)";
  }

  @Override
  public void play(Cast cast, Playbill playbill) {
    var hospital = cast.hospital("hospital-a");
    var paperwork = new Paperwork(cast, playbill, clock);
    var incident = "";
    var number = "";
    for (var step : Recording.of("university-hospital.json")) {
      var view =
          incident.isEmpty()
              ? hospital.report(report(step))
              : hospital.followUp(incident, report(step));
      int no = view.path("revision").asInt();
      var id = view.path("id").asText();
      playbill.watch(() -> duties(hospital, id));
      tell(playbill, step, no);
      if (incident.isEmpty()) {
        incident = view.path("id").asText();
        number = view.path("number").asText();
        new FirstResponse(cast, playbill).come(incident);
      }
      paperwork.settle(hospital, number, notices -> everybodyTold(notices, step.path("told"), no));
    }
    tellPersons(cast, playbill, hospital, incident);
    playbill.duties(duties(hospital, incident));
    new FirstResponse(cast, playbill).leave(incident);
    cast.desk().resolve(incident, "保守用の外部接続点", "外部接続点を閉じ、二要素認証にした", true).accepted();
  }

  /// Half of what the law asks: the persons themselves are told.
  private void tellPersons(Cast cast, Playbill playbill, Hospital hospital, String incident) {
    var duty = personsDuty(hospital, incident, "TO_FILE");
    var told = Map.of("how", "POST", "at", clock.instant().toString(), "count", TOLD);
    hospital.personsTold(duty.orElseThrow().path("id").asText(), told);
    playbill.moment(
        clock.instant(),
        "本人へ手紙で知らせた (%,d人)".formatted(TOLD),
        "The persons are told by letter (%,d)".formatted(TOLD));
    cast.await(
        "the record that the persons were told",
        () -> personsDuty(hospital, incident, "RECEIPTED"));
  }

  private static Optional<JsonNode> personsDuty(Hospital hospital, String incident, String state) {
    return duties(hospital, incident).stream()
        .filter(duty -> duty.path("authority").asText().equals("persons"))
        .filter(duty -> duty.path("state").asText().equals(state))
        .findFirst();
  }

  private static List<JsonNode> duties(Hospital hospital, String incident) {
    var duties = hospital.view(incident).path("duties");
    return StreamSupport.stream(duties.spliterator(), false).toList();
  }

  private void tell(Playbill playbill, JsonNode step, int no) {
    playbill.moment(
        knownAt(step),
        "第%d報 %s".formatted(no, step.path("ja").asText()),
        "Report no. %d: %s".formatted(no, step.path("en").asText()));
  }

  private ObjectNode report(JsonNode step) {
    var report = step.path("report").<ObjectNode>deepCopy();
    report.put("awareAt", knownAt(step).toString());
    if (step.path("day").asInt() == 0) {
      report.put("detectedAt", knownAt(step).toString());
    }
    return report;
  }

  private Instant knownAt(JsonNode step) {
    return firstDay
        .plusDays(step.path("day").asInt())
        .atTime(LocalTime.parse(step.path("time").asText()))
        .atZone(JAPAN)
        .toInstant();
  }

  private static boolean everybodyTold(List<JsonNode> notices, JsonNode told, int reportNo) {
    return StreamSupport.stream(told.spliterator(), false)
        .allMatch(
            authority ->
                notices.stream()
                    .anyMatch(
                        notice ->
                            notice.path("authority").equals(authority)
                                && notice.path("reportNo").asInt() == reportNo));
  }
}

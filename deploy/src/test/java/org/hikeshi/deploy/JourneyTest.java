package org.hikeshi.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.RunningSystem.Whole;
import org.hikeshi.deploy.people.Engineer;
import org.hikeshi.deploy.people.Hospital;
import org.hikeshi.deploy.people.People;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// One report, from the hospital's first words to the last receipt, through the front doors only.
@ExtendWith(RunningSystem.class)
class JourneyTest {

  private static final Duration SOON = Duration.ofSeconds(15);

  private static final Map<String, Object> REPORT =
      Map.of(
          "category", "RANSOMWARE",
          "summary", "電子カルテ端末に脅迫文が表示された",
          "careImpact", List.of("EMERGENCY_STOPPED", "OUTPATIENT_STOPPED"),
          "affectedSystems", List.of("EHR"),
          "personalData",
              Map.of(
                  "state", "SUSPECTED", "sensitive", "YES", "signs", List.of("DATA_THEFT_TRACES")),
          "tellAlso", List.of("police-14"),
          "contact", Map.of("name", "当直", "phone", "+81 90-0000-0014"));

  private record Asked(Engineer engineer, JsonNode offer) {}

  @Test
  void oneReportBringsAnEngineerAndTellsEveryAuthority(Whole whole) throws IOException {
    // given
    var people = whole.people();
    var hospital = people.hospital("hospital-a");
    var others = mails(whole);

    // when
    var filed = hospital.report(REPORT);
    var incident = filed.path("id").asText();

    // then the first to be asked declines, the second comes
    var dispatch = soon(() -> dispatch(people, incident));
    var first = soon(() -> asked(people, dispatch));
    await().atMost(SOON).until(() -> mailed(whole, first.engineer(), others));
    first.engineer().decline(offerId(first), "ALREADY_ENGAGED").accepted();
    var second = soon(() -> asked(people, dispatch));
    await().atMost(SOON).until(() -> mailed(whole, second.engineer(), others));
    assertThat(second.engineer().id()).isNotEqualTo(first.engineer().id());
    second.engineer().accept(offerId(second), 30).accepted();
    assertThat(first.engineer().accept(offerId(first), 30).status()).isEqualTo(409);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var seat = hospital.view(incident).path("dispatch").path("seats").path(0);
              assertThat(seat.path("engineer").asText()).isEqualTo(second.engineer().id());
              assertThat(seat.path("state").asText()).isEqualTo("ACCEPTED");
            });

    // and the authorities answer with receipts, which the hospital sees
    for (var authority : List.of("ppc", "mhlw")) {
      var notice = soon(() -> delivered(hospital, filed, authority));
      var receipt = Map.of("receiptNumber", "R-" + authority, "receivedAt", receivedAt(filed));
      people.authority(authority).receipt(notice.path("id").asText(), receipt);
    }
    var byHand = soon(() -> notice(hospital, filed, "police-14", "TO_FILE"));
    hospital.recordReceipt(
        byHand.path("id").asText(),
        Map.of("receiptNumber", "R-police", "receivedAt", receivedAt(filed), "how", "PHONE"));
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              var duties = hospital.view(incident).path("duties");
              assertThat(states(duties, "ppc", "PRELIMINARY", "APPI")).containsExactly("RECEIPTED");
              assertThat(states(duties, "mhlw", "PRELIMINARY", null)).containsExactly("RECEIPTED");
              assertThat(states(duties, "police-14", "PRELIMINARY", null))
                  .containsExactly("RECEIPTED");
            });
    assertThat(hospital.view(incident).path("status").asText()).isEqualTo("RESPONDING");
  }

  @Test
  void anotherHospitalSeesNothingOfIt(Whole whole) {
    // given
    var filed = whole.people().hospital("hospital-a").report(REPORT);
    var url = whole.system().addresses().incidentApi() + "/incidents/";
    var stranger = whole.people().named("hospital-b");

    // when
    var others = stranger.get(url + filed.path("id").asText());
    var missing = stranger.get(url + "00000000-0000-7000-8000-0000000000ff");

    // then
    assertThat(others.status()).isEqualTo(404);
    assertThat(others.body()).isEqualTo(missing.body());
  }

  private static Optional<String> dispatch(People people, String incident) {
    return people.desk().dispatches().stream()
        .filter(dispatch -> dispatch.path("incidentId").asText().equals(incident))
        .map(dispatch -> dispatch.path("id").asText())
        .findFirst();
  }

  private static Optional<Asked> asked(People people, String dispatch) {
    return IntStream.rangeClosed(1, 6)
        .mapToObj(people::engineer)
        .flatMap(engineer -> engineer.offers().stream().map(offer -> new Asked(engineer, offer)))
        .filter(asked -> asked.offer().path("dispatchId").asText().equals(dispatch))
        .findFirst();
  }

  private static String offerId(Asked asked) {
    return asked.offer().path("id").asText();
  }

  private static Optional<JsonNode> delivered(Hospital hospital, JsonNode filed, String authority) {
    return notice(hospital, filed, authority, "DELIVERED");
  }

  private static Optional<JsonNode> notice(
      Hospital hospital, JsonNode filed, String authority, String state) {
    return hospital.notices(filed.path("number").asText()).stream()
        .filter(notice -> notice.path("authority").asText().equals(authority))
        .filter(notice -> notice.path("state").asText().equals(state))
        .findFirst();
  }

  private static List<String> states(JsonNode duties, String authority, String stage, String law) {
    return StreamSupport.stream(duties.spliterator(), false)
        .filter(duty -> duty.path("authority").asText().equals(authority))
        .filter(duty -> duty.path("stage").asText().equals(stage))
        .filter(duty -> law == null || duty.path("law").asText().equals(law))
        .map(duty -> duty.path("state").asText())
        .toList();
  }

  private static String receivedAt(JsonNode filed) {
    return filed.path("reports").path(0).path("filedAt").asText();
  }

  /// @param others what was there before
  private static boolean mailed(Whole whole, Engineer engineer, Set<String> others)
      throws IOException {
    return mails(whole).stream()
        .filter(mail -> !others.contains(mail))
        .anyMatch(mail -> mail.contains(engineer.person().name() + "@"));
  }

  private static Set<String> mails(Whole whole) throws IOException {
    try (var mails = Files.list(whole.data().mail())) {
      return mails.map(mail -> mail.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private static <T> T soon(Supplier<Optional<T>> look) {
    return await().atMost(SOON).until(look::get, Optional::isPresent).orElseThrow();
  }
}

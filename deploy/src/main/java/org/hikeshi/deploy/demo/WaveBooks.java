package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a wave came to, counted from what the APIs show, and whether nothing was lost or doubled.
final class WaveBooks {

  private final Cast cast;
  private final List<JsonNode> dispatches;
  private final int saidYes;
  private final Map<String, Instant> posted;
  private final Map<String, Integer> ends = new TreeMap<>();

  /// @param saidYes answers of a seat taken that engineers got
  /// @param posted when each incident's report was sent, by incident
  WaveBooks(Cast cast, List<JsonNode> dispatches, int saidYes, Map<String, Instant> posted) {
    this.cast = cast;
    this.dispatches = dispatches;
    this.saidYes = saidYes;
    this.posted = posted;
    for (var dispatch : dispatches) {
      for (var offer : dispatch.path("offers")) {
        ends.merge(offer.path("end").asText("OPEN"), 1, Integer::sum);
      }
    }
  }

  void print(Playbill playbill, Collection<Duration> answered) {
    var atOnce = new ArrayList<Duration>();
    var waited = new ArrayList<Duration>();
    var yes = new ArrayList<Duration>();
    for (var dispatch : dispatches) {
      var sent = firstSent(dispatch.path("incidentId").asText());
      var began = posted.get(dispatch.path("incidentId").asText());
      sent.ifPresent(
          at -> (waitedForRoom(dispatch) ? waited : atOnce).add(Duration.between(began, at)));
      yes.add(Duration.between(began, Instant.parse(lead(dispatch).path("acceptedAt").asText())));
    }
    line(playbill, "POST /incidents → 201", answered);
    line(playbill, "POST → first offer sent, where somebody had room", atOnce);
    line(playbill, "POST → first offer sent, where room was waited for", waited);
    line(playbill, "POST → the lead's yes", yes);
    playbill.figure("offers: " + ends);
  }

  private static void line(Playbill playbill, String what, Collection<Duration> durations) {
    var sorted = durations.stream().sorted().toList();
    if (!sorted.isEmpty()) {
      playbill.figure(
          String.format(
              Locale.ROOT,
              "%-52s n %3d  p50 %6d ms  p99 %6d ms",
              what,
              sorted.size(),
              sorted.get(sorted.size() / 2).toMillis(),
              sorted.get(Math.min(sorted.size() - 1, sorted.size() * 99 / 100)).toMillis()));
    }
  }

  /// From notifier's own ledger of calls.
  private Optional<Instant> firstSent(String incident) {
    Optional<Instant> first = Optional.empty();
    for (var call : cast.desk().person().all(calls(incident))) {
      for (var attempt : call.path("attempts")) {
        if (call.path("kind").asText().equals("OFFER")
            && attempt.path("outcome").asText().equals("SENT")) {
          var at = Instant.parse(attempt.path("at").asText());
          first = first.filter(at::isAfter).or(() -> Optional.of(at));
        }
      }
    }
    return first;
  }

  private String calls(String incident) {
    return cast.people().at().notifier() + "/calls?limit=200&incident=" + incident;
  }

  /// Whether its first offer was made later than it was opened.
  private static boolean waitedForRoom(JsonNode dispatch) {
    var opened = Instant.parse(dispatch.path("openedAt").asText());
    for (var offer : dispatch.path("offers")) {
      if (!Instant.parse(offer.path("madeAt").asText()).isAfter(opened.plusMillis(200))) {
        return false;
      }
    }
    return true;
  }

  static JsonNode lead(JsonNode dispatch) {
    for (var seat : dispatch.path("seats")) {
      if (seat.path("seat").asText().equals("LEAD")) {
        return seat;
      }
    }
    throw new WentWrong("no lead in " + dispatch);
  }

  /// Throws [WentWrong] unless every report has one dispatch, every offer one end, and every yes
  /// that was answered is stored and no other.
  void mustBalance(Playbill playbill, int reports) {
    var wrong = new ArrayList<String>();
    var incidents = new HashSet<String>();
    var offers = new HashSet<String>();
    var made = 0;
    for (var dispatch : dispatches) {
      if (!incidents.add(dispatch.path("incidentId").asText())) {
        wrong.add("two dispatches for " + dispatch.path("incidentId"));
      }
      var sitting = new HashMap<String, String>();
      for (var offer : dispatch.path("offers")) {
        made++;
        offers.add(offer.path("id").asText());
        var before =
            offer.path("end").asText().equals("ACCEPTED")
                ? sitting.put(offer.path("seat").asText(), offer.path("engineerId").asText())
                : null;
        if (before != null) {
          wrong.add("two sat on " + offer.path("seat") + " of " + dispatch.path("id"));
        }
      }
    }
    var ended = ends.values().stream().mapToInt(Integer::intValue).sum();
    if (incidents.size() != reports || posted.size() != reports) {
      wrong.add(posted.size() + " reports, " + incidents.size() + " dispatches");
    }
    if (offers.size() != made || ended != made || ends.containsKey("OPEN")) {
      wrong.add("made " + made + ", ended " + ends);
    }
    if (ends.getOrDefault("ACCEPTED", 0) != saidYes) {
      wrong.add(saidYes + " were told yes, stored are " + ends.get("ACCEPTED"));
    }
    if (!wrong.isEmpty()) {
      throw new WentWrong(String.join("; ", wrong));
    }
    playbill.figure(
        "reports %d = dispatches %d; offers made %d = %s; told yes %d"
            .formatted(reports, incidents.size(), made, ends, saidYes));
  }
}

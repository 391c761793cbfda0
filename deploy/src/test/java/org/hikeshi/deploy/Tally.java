package org.hikeshi.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.people.Desk;

/// What became of the acknowledged reports, counted through the APIs as the duty desk sees it.
///
/// @param lost acknowledged, but not stored, not dispatched or not told
/// @param doubled stored, dispatched, seated or told twice, or stored though nobody asked for it
/// @param wrongAddressee told to somebody who was not to be told
record Tally(
    int acknowledged,
    int stored,
    int dispatched,
    int notices,
    List<String> lost,
    List<String> doubled,
    List<String> wrongAddressee) {

  /// Whom an attack without a known leak concerns, by the hospital that reports it.
  private static final Map<String, Set<String>> TOLD =
      Map.of(
          "00000000-0000-7000-8000-00000000000a",
          Set.of("mhlw", "mext", "prefecture-14", "city-142018"),
          "00000000-0000-7000-8000-00000000000b",
          Set.of("mhlw", "prefecture-36"));

  /// @param before incidents that were there before the reports
  static Tally of(Desk desk, Set<String> before, Set<String> acknowledged) {
    var incidents =
        desk.incidents().stream().filter(one -> !before.contains(text(one, "id"))).toList();
    var dispatches =
        desk.dispatches().stream()
            .filter(one -> !before.contains(text(one, "incidentId")))
            .toList();
    var notices =
        desk.notices().stream().filter(one -> !before.contains(text(one, "incidentId"))).toList();

    var wanted = new ArrayList<String>();
    for (var incident : acknowledged) {
      wanted.add("incident " + incident);
      wanted.add("dispatch " + incident);
    }
    for (var incident : incidents) {
      for (var authority : TOLD.get(text(incident.path("hospital"), "id"))) {
        wanted.add("notice " + text(incident, "id") + " " + authority);
      }
    }
    var found = new ArrayList<String>();
    incidents.forEach(one -> found.add("incident " + text(one, "id")));
    dispatches.forEach(one -> found.add("dispatch " + text(one, "incidentId")));
    notices.forEach(
        one -> found.add("notice " + text(one, "incidentId") + " " + text(one, "authority")));

    var differences = new HashMap<String, Integer>();
    wanted.forEach(one -> differences.merge(one, -1, Integer::sum));
    found.forEach(one -> differences.merge(one, 1, Integer::sum));
    var tooMany = named(differences, difference -> difference > 0);
    var doubled = new ArrayList<>(tooMany.stream().filter(wanted::contains).toList());
    tooMany.stream().filter(one -> one.startsWith("incident")).forEach(doubled::add);
    dispatches.stream().filter(Tally::seatedTwice).forEach(one -> doubled.add("seat of " + one));
    return new Tally(
        acknowledged.size(),
        incidents.size(),
        dispatches.size(),
        notices.size(),
        named(differences, difference -> difference < 0),
        List.copyOf(doubled),
        tooMany.stream().filter(one -> one.startsWith("notice") && !wanted.contains(one)).toList());
  }

  boolean complete() {
    return lost.isEmpty() && stored >= acknowledged;
  }

  private static List<String> named(Map<String, Integer> differences, IntPredicate which) {
    return differences.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// Nobody hands over in these tests, so a seat is accepted once.
  private static boolean seatedTwice(JsonNode dispatch) {
    return StreamSupport.stream(dispatch.path("offers").spliterator(), false)
        .filter(offer -> text(offer, "end").equals("ACCEPTED"))
        .collect(Collectors.groupingBy(offer -> text(offer, "seat"), Collectors.counting()))
        .values()
        .stream()
        .anyMatch(accepted -> accepted > 1);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }
}

package org.hikeshi.deploy.people;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.hikeshi.deploy.local.Addresses;

/// An engineer who is asked, answers, and works.
///
/// @param id as it stands in the directory and on seats
public record Engineer(Person person, String id, Addresses at) {

  public List<JsonNode> offers() {
    return person.all(at.dispatchService() + "/offers");
  }

  /// Those that this engineer is on, the newest of them.
  public List<JsonNode> dispatches() {
    return List.copyOf(
        StreamSupport.stream(
                person
                    .get(at.dispatchService() + "/dispatches")
                    .accepted()
                    .path("items")
                    .spliterator(),
                false)
            .toList());
  }

  public Answer accept(String offer, int etaMinutes) {
    return reply(offer, Map.of("answer", "ACCEPT", "etaMinutes", etaMinutes));
  }

  public Answer decline(String offer, String reason) {
    return reply(offer, Map.of("answer", "DECLINE", "reason", reason));
  }

  /// What happens on the seat that this engineer has.
  public Answer progress(String dispatch, String seat, String state, String note) {
    return person.put(
        at.dispatchService() + "/dispatches/" + dispatch + "/seats/" + seat + "/progress",
        Map.of("state", state, "note", note));
  }

  /// Says yes to every offer and is done at once, for the next. Throws when nobody answers.
  ///
  /// @return whether there was anything to do
  public boolean takeAndEndAll() {
    var open = offers();
    open.forEach(offer -> accept(offer.path("id").asText(), 30));
    var running =
        dispatches().stream()
            .filter(dispatch -> !dispatch.path("state").asText().equals("DONE"))
            .toList();
    running.forEach(dispatch -> progress(dispatch.path("id").asText(), "LEAD", "DONE", ""));
    return !open.isEmpty() || !running.isEmpty();
  }

  private Answer reply(String offer, Map<String, Object> reply) {
    return person.put(at.dispatchService() + "/offers/" + offer + "/reply", reply);
  }
}

package org.hikeshi.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.hikeshi.deploy.local.Patience;
import org.hikeshi.deploy.people.Desk;
import org.hikeshi.deploy.people.Engineer;
import org.hikeshi.deploy.people.Hospital;
import org.hikeshi.deploy.people.People;

/// Who plays in a case, and how they wait for one another.
record Cast(People people) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// Those who are on duty in the sample data.
  private static final int ENGINEERS = 6;

  Hospital hospital(String user) {
    return people.hospital(user);
  }

  Desk desk() {
    return people.desk();
  }

  List<Engineer> engineers() {
    return IntStream.rangeClosed(1, ENGINEERS).mapToObj(people::engineer).toList();
  }

  /// An offer, and who has it.
  record Asked(Engineer engineer, JsonNode offer) {

    String id() {
      return offer.path("id").asText();
    }
  }

  /// Open offers of this dispatch, as the engineers themselves see them.
  List<Asked> asked(String dispatch) {
    return engineers().stream()
        .flatMap(
            engineer ->
                engineer.offers().stream()
                    .filter(offer -> offer.path("dispatchId").asText().equals(dispatch))
                    .map(offer -> new Asked(engineer, offer)))
        .toList();
  }

  /// The first thing that `look` finds. Throws when it finds nothing for too long.
  <T> T await(String what, Supplier<Optional<T>> look) {
    var found = new AtomicReference<Optional<T>>(Optional.empty());
    Patience.until(
        PATIENCE,
        () -> {
          found.set(look.get());
          return found.get().isPresent();
        });
    return found.get().orElseThrow(() -> new WentWrong(what + " did not come"));
  }
}

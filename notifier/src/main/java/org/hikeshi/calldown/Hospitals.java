package org.hikeshi.calldown;

import io.quarkus.logging.Log;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.hikeshi.calldown.FrontDesk.Person;
import org.hikeshi.web.Texts;

/// The hospitals of one list, as incident-api knows them. What cannot be read is said at its line,
/// and once incident-api gives no answer, or has taken too long over all of them, it is asked no
/// more: a list that waits for each line is there after the night, and past its lease.
class Hospitals {

  private static final Duration MOST = Duration.ofMinutes(2);

  private final FrontDesk frontDesk;
  private final Texts texts;
  private final Clock clock;
  private final Instant until;
  private boolean away;

  Hospitals(FrontDesk frontDesk, Texts texts, Clock clock) {
    this.frontDesk = frontDesk;
    this.texts = texts;
    this.clock = clock;
    this.until = clock.instant().plus(MOST);
  }

  /// Whom to reach at a hospital: out of band first, then whoever the report names.
  record AtHospital(String hospital, String number, List<Person> contacts) {}

  AtHospital of(ControlRoom.Open open) {
    var incidentId = open.incidentId();
    var hospital = read(incidentId, () -> frontDesk.hospital(open.hospitalId()));
    var incident = read(incidentId, () -> frontDesk.incident(incidentId));
    var contacts = new ArrayList<Person>();
    hospital.map(FrontDesk.Hospital::contacts).orElse(List.of()).stream()
        .filter(person -> Boolean.TRUE.equals(person.outOfBand()))
        .forEach(contacts::add);
    incident
        .map(FrontDesk.Incident::latest)
        .map(FrontDesk.Latest::contact)
        .ifPresent(contacts::add);
    return new AtHospital(
        hospital
            .map(found -> Objects.requireNonNullElse(found.name(), open.hospitalId().toString()))
            .orElseGet(() -> texts.of("call-down.not-known", open.hospitalId().toString())),
        incident
            .map(found -> Objects.requireNonNullElse(found.number(), incidentId.toString()))
            .orElseGet(() -> texts.of("call-down.report-not-known", incidentId.toString())),
        contacts);
  }

  private <T> Optional<T> read(UUID incidentId, Supplier<T> asked) {
    if (away || clock.instant().isAfter(until)) {
      return Optional.empty();
    }
    try {
      return Optional.of(asked.get());
    } catch (ProcessingException e) {
      away = true;
      Log.warnf("incident=%s: incident-api gives no answer, is asked no more: %s", incidentId, e);
    } catch (WebApplicationException e) {
      Log.warnf("incident=%s: incident-api could not be asked: %s", incidentId, e);
    }
    return Optional.empty();
  }
}

package org.hikeshi.desk;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.desk.FrontDesk.Person;
import org.jspecify.annotations.Nullable;

/// Calling back a hospital of which only a card has spoken: which numbers the directory has, and
/// the coordinator's word that one of them confirmed it. Callers are in no transaction.
@ApplicationScoped
public class CallingBack {

  private final FrontDesk frontDesk;
  private final Alarms alarms;
  private final Acknowledging acknowledging;
  private final SecurityIdentity identity;

  CallingBack(
      @RestClient FrontDesk frontDesk,
      Alarms alarms,
      Acknowledging acknowledging,
      SecurityIdentity identity) {
    this.frontDesk = frontDesk;
    this.alarms = alarms;
    this.acknowledging = acknowledging;
    this.identity = identity;
  }

  /// Whom to call.
  ///
  /// @param typed the number that the card's report names: nobody has checked it
  /// @param numbers that the directory has, those first that work while the hospital's own
  ///   telephones do not
  public record Numbers(
      @Nullable String incident,
      @Nullable String hospital,
      @Nullable String typed,
      List<Number> numbers) {}

  public record Number(@Nullable String name, String phone, boolean outOfBand) {}

  /// What incident-api says of it now. Each time that it is asked is written down there as a
  /// reading of that hospital's incident, so it is asked when she wants to call, and not while a
  /// page stands open.
  ///
  /// @return empty where it cannot be asked
  public Optional<Numbers> numbers(UUID incident) {
    try {
      var bearer = bearer();
      var reported = frontDesk.incident(bearer, incident);
      var hospital = frontDesk.hospital(bearer, reported.hospital().id());
      var contact = reported.latest() == null ? null : reported.latest().contact();
      return Optional.of(
          new Numbers(
              reported.number(),
              hospital.name(),
              contact == null ? null : contact.phone(),
              Objects.requireNonNullElse(hospital.contacts(), List.<Person>of()).stream()
                  .flatMap(CallingBack::number)
                  .sorted(Comparator.comparing((Number number) -> !number.outOfBand()))
                  .toList()));
    } catch (WebApplicationException | ProcessingException e) {
      Log.warnf("incident=%s: incident-api could not be asked: %s", incident, e.getMessage());
      return Optional.empty();
    }
  }

  private static Stream<Number> number(Person person) {
    return person.phone() == null
        ? Stream.empty()
        : Stream.of(
            new Number(person.name(), person.phone(), Boolean.TRUE.equals(person.outOfBand())));
  }

  /// The hospital has said on that number that it is so. incident-api takes it as the desk's report
  /// that adds nothing, and the dispatch hears of it as of every report.
  ///
  /// @return false where the number is none of the directory's, or nothing could be asked
  public boolean confirmed(UUID alarm, String number) {
    var incident =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    alarms
                        .findByIdOptional(alarm)
                        .filter(found -> found.what() == What.CALL_BACK)
                        .map(Alarm::incidentId));
    if (incident.isEmpty()) {
      return false;
    }
    try {
      frontDesk.confirm(bearer(), incident.get(), new FrontDesk.CallBack(number));
    } catch (WebApplicationException | ProcessingException e) {
      Log.warnf("incident=%s: could not be confirmed: %s", incident.get(), e.getMessage());
      return false;
    }
    QuarkusTransaction.requiringNew().run(() -> acknowledging.onThePage(alarm));
    return true;
  }

  /// The access token with which she has signed in.
  private String bearer() {
    return "Bearer " + identity.getCredential(AccessTokenCredential.class).getToken();
  }
}

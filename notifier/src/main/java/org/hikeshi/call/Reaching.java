package org.hikeshi.call;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/// By which ways the one whom a call is for is reached. Read each time, and not kept.
@ApplicationScoped
class Reaching {

  private final DispatchService dispatchService;
  private final FrontDesk frontDesk;
  private final Duration usual;
  private final Duration nextPerson;
  private final String desk;

  Reaching(
      @RestClient DispatchService dispatchService,
      @RestClient FrontDesk frontDesk,
      @ConfigProperty(name = "hikeshi.call.next-after") Duration usual,
      @ConfigProperty(name = "hikeshi.desk.next-after") Duration nextPerson,
      @ConfigProperty(name = "hikeshi.desk.mail") String desk) {
    this.dispatchService = dispatchService;
    this.frontDesk = frontDesk;
    this.usual = usual;
    this.nextPerson = nextPerson;
    this.desk = desk;
  }

  Ladder ladder(Call call) {
    return switch (call.kind()) {
      case DESK -> inTurn(call.subject());
      default -> ofOne(call);
    };
  }

  /// As came with the link to the offer. While the control room is older than we are, in a rolling
  /// upgrade, that does not say, and she is asked for as others are.
  Ladder ladder(Call offer, DispatchService.Sheet sheet) {
    return sheet.contacts() == null
        ? ladder(offer)
        : new Ladder(DispatchService.Contact.rungs(sheet.contacts()), usual);
  }

  private Ladder ofOne(Call call) {
    return new Ladder(
        switch (call.kind()) {
          case OFFER, CHECK_IN, ASSIGNED, TURNED, RELEASED -> engineer(call);
          case DRILL_OVER ->
              engineer(call).stream().filter(rung -> rung.way() != Way.VOICE).toList();
          case TEST -> engineer(call).stream().skip(call.round()).limit(1).toList();
          case COMING -> hospital(Objects.requireNonNull(call.incidentId()));
          case TRIAL -> rungs(dispatchService.toTry(call.subject()));
          case UNANSWERED, LATE, SILENT, GAPS -> List.of(Rung.of(Way.EMAIL, desk));
          case DESK -> throw new IllegalStateException("rung in turn");
          case UNDELIVERED -> List.of();
        },
        usual);
  }

  /// The people of the desk, one after the other, and around again; its mail where nobody is on the
  /// roster, or nobody on it can be told: the gateway is away, or there is none.
  private Ladder inTurn(UUID alarm) {
    var mailbox = Rung.of(Way.EMAIL, desk);
    var rungs = rungs(dispatchService.toRing(alarm));
    return rungs.isEmpty()
        ? new Ladder(List.of(mailbox), usual)
        : new Ladder(
            Stream.concat(rungs.stream(), Stream.of(mailbox)).toList(), usual, nextPerson, true);
  }

  private List<Rung> rungs(DispatchService.ToRing called) {
    return called.people().stream().flatMap(this::rungs).toList();
  }

  private Stream<Rung> rungs(DispatchService.OfDesk person) {
    var ways = DispatchService.Contact.rungs(person.contacts());
    return IntStream.range(0, ways.size())
        .mapToObj(
            at ->
                new Rung(
                    ways.get(at).way(),
                    ways.get(at).to(),
                    at == 0 ? nextPerson : ways.get(at).after(),
                    person.id()));
  }

  private List<Rung> engineer(Call call) {
    return dispatchService.engineer(Objects.requireNonNull(call.engineerId())).rungs();
  }

  private List<Rung> hospital(UUID incidentId) {
    var incident = frontDesk.incident(incidentId);
    return FrontDesk.rungs(frontDesk.hospital(incident.hospital().id()), incident);
  }
}

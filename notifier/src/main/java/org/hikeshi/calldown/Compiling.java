package org.hikeshi.calldown;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.hikeshi.calldown.FrontDesk.Person;
import org.hikeshi.calldown.Hospitals.AtHospital;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// Puts the list together from what the other services say at that moment.
@ApplicationScoped
class Compiling {

  private static final List<String> BY_TELEPHONE = List.of("VOICE", "SMS");

  private final ControlRoom controlRoom;
  private final FrontDesk frontDesk;
  private final CallDownSettings settings;
  private final Clock clock;
  private final Texts texts = Texts.in(Locale.JAPANESE);

  Compiling(
      @RestClient ControlRoom controlRoom,
      @RestClient FrontDesk frontDesk,
      CallDownSettings settings,
      Clock clock) {
    this.controlRoom = controlRoom;
    this.frontDesk = frontDesk;
    this.settings = settings;
    this.clock = clock;
  }

  /// @throws WebApplicationException or ProcessingException while dispatch-service is away: a list
  ///   without people is none
  CallDown list(LocalDate night) {
    var now = clock.instant();
    var known = controlRoom.callDown(settings.days());
    var lines = new ArrayList<Line>();
    known.desk().forEach(person -> lines.add(desk(person)));
    known.onDuty().forEach(person -> lines.add(duty(person)));
    var hospitals = new Hospitals(frontDesk, texts, clock);
    known.open().forEach(open -> lines.add(dispatch(open, hospitals.of(open))));
    return new CallDown(night, now, now.plus(Duration.ofDays(settings.days())), List.copyOf(lines));
  }

  private Line desk(ControlRoom.OfDesk person) {
    return new Line(
        Line.Section.DESK,
        person.name(),
        "",
        numbers(person.contacts()),
        mails(person.contacts()),
        there(person),
        "");
  }

  /// A list is read long after it was made: who is there now says little.
  private String there(ControlRoom.OfDesk person) {
    if (person.times() == null) {
      return person.there() ? texts.of("call-down.now") : "";
    }
    return person.times().isEmpty()
        ? texts.of("call-down.not-in-these-days")
        : written(person.times()).collect(Collectors.joining("; "));
  }

  private static Stream<String> written(List<ControlRoom.Time> times) {
    return times.stream().map(time -> CallDown.time(time.from()) + "–" + CallDown.time(time.to()));
  }

  private Line duty(ControlRoom.OnDuty person) {
    var said =
        person.untilSaidOtherwise()
            ? Stream.concat(
                Stream.of(texts.of("call-down.until-said-otherwise")),
                written(Objects.requireNonNullElse(person.away(), List.of()))
                    .map(away -> texts.of("call-down.away", away)))
            : Stream.<String>empty();
    return new Line(
        Line.Section.DUTY,
        person.name(),
        "%s (%s)".formatted(person.employer(), texts.of("prefecture." + person.prefecture())),
        numbers(person.contacts()),
        mails(person.contacts()),
        Stream.concat(said, written(person.times())).collect(Collectors.joining("; ")),
        "");
  }

  private Line dispatch(ControlRoom.Open open, AtHospital people) {
    return new Line(
        Line.Section.DISPATCH,
        people.hospital(),
        "%s (%s)".formatted(people.number(), texts.of("prefecture." + open.prefecture())),
        phones(people.contacts()),
        people.contacts().stream().map(Person::email).filter(Objects::nonNull).distinct().toList(),
        texts.of("call-down.state." + open.state()),
        open.seats().stream()
            .map(
                sat ->
                    texts.numbered("seat", sat.seat())
                        + ": "
                        + Objects.requireNonNullElse(sat.engineer(), "–"))
            .collect(Collectors.joining("; ")));
  }

  private static List<String> phones(List<Person> people) {
    return people.stream()
        .filter(person -> person.phone() != null)
        .map(person -> named(person.phone(), person.name()))
        .distinct()
        .toList();
  }

  private static String named(String phone, @Nullable String name) {
    return name == null || name.isBlank() ? phone : "%s (%s)".formatted(phone, name);
  }

  private static List<String> numbers(List<ControlRoom.Contact> contacts) {
    return contacts.stream()
        .filter(contact -> BY_TELEPHONE.contains(contact.type()))
        .map(ControlRoom.Contact::to)
        .distinct()
        .toList();
  }

  private static List<String> mails(List<ControlRoom.Contact> contacts) {
    return contacts.stream()
        .filter(contact -> contact.type().equals("EMAIL"))
        .map(ControlRoom.Contact::to)
        .distinct()
        .toList();
  }
}

package org.hikeshi.page;

import jakarta.ws.rs.FormParam;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hikeshi.desk.DatedHours;
import org.hikeshi.desk.DeskAsked;
import org.hikeshi.desk.DeskContact;
import org.hikeshi.desk.DeskContact.Type;
import org.hikeshi.desk.WeeklyHours;
import org.hikeshi.web.time.Written;
import org.jspecify.annotations.Nullable;

/// Somebody of the desk as the form has her: telephone first, then short message, then mail.
class DeskForm {

  @FormParam("name")
  @Nullable String name;

  @FormParam("voice")
  @Nullable String voice;

  @FormParam("sms")
  @Nullable String sms;

  @FormParam("email")
  @Nullable String email;

  @FormParam("days")
  @Nullable List<DayOfWeek> days;

  @FormParam("from")
  @Nullable String from;

  @FormParam("to")
  @Nullable String to;

  private static final String MIDNIGHT = "00:00";

  TypedPerson asTyped() {
    return new TypedPerson(
        typed(name).orElse(""),
        typed(voice).orElse(""),
        typed(sms).orElse(""),
        typed(email).orElse(""),
        days == null ? List.of() : days.stream().map(DayOfWeek::name).toList(),
        typed(from).orElse(""),
        typed(to).orElse(""));
  }

  /// Empty where something that is needed is missing. Without days she is always there.
  Optional<DeskAsked.Person> person() {
    var contacts = new ArrayList<DeskContact>();
    typed(voice).ifPresent(way -> contacts.add(new DeskContact(Type.VOICE, way, null)));
    typed(sms).ifPresent(way -> contacts.add(new DeskContact(Type.SMS, way, null)));
    typed(email).ifPresent(way -> contacts.add(new DeskContact(Type.EMAIL, way, null)));
    var hours = hours();
    return typed(name)
        .filter(_ -> !contacts.isEmpty() && hours.isPresent())
        .map(who -> new DeskAsked.Person(who, contacts, hours.get(), List.of()));
  }

  /// Hours of no day are no hours at all, and are not dropped unsaid: she would be rung around the
  /// clock. Midnight to midnight is that.
  private Optional<List<WeeklyHours>> hours() {
    if (days == null || days.isEmpty()) {
      return Stream.of(from, to).flatMap(time -> typed(time).stream()).allMatch(MIDNIGHT::equals)
          ? Optional.of(List.of())
          : Optional.empty();
    }
    return typed(from)
        .flatMap(
            begin ->
                typed(to)
                    .map(end -> List.of(new WeeklyHours(new LinkedHashSet<>(days), begin, end))));
  }

  /// Empty for what is no day, is over, or has a beginning without an end.
  ///
  /// @param first yesterday, of which the hours may last past midnight
  static Optional<DatedHours> day(
      @Nullable String on, @Nullable String from, @Nullable String to, LocalDate first) {
    try {
      return typed(on)
          .map(Written::day)
          .filter(day -> !day.isBefore(first))
          .map(day -> new DatedHours(day, typed(from).orElse(null), typed(to).orElse(null)))
          .filter(DatedHours::isWhole);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> typed(@Nullable String field) {
    var words = FilledIn.words(field);
    return words == null || words.isBlank() ? Optional.empty() : Optional.of(words.strip());
  }
}

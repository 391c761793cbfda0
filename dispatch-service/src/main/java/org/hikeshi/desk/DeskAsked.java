package org.hikeshi.desk;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hikeshi.web.FieldFault;
import org.hikeshi.web.Texts;
import org.jspecify.annotations.Nullable;

/// The desk's whole roster as it is to be.
///
/// @param people in the order in which they are rung; nobody, and the desk's mail is used
public record DeskAsked(@NotNull @Size(max = Desk.MOST) List<@Valid Person> people) {

  /// @param hours none is around the clock
  /// @param days that have hours of their own
  @Schema(name = "DeskPersonAsked")
  public record Person(
      @NotBlank @Size(max = 200) String name,
      @NotEmpty @Size(max = 10) List<@Valid DeskContact> contacts,
      @Size(max = 50) @Nullable List<@Valid WeeklyHours> hours,
      @Size(max = MOST_DAYS) @Nullable List<@Valid DatedHours> days) {

    /// More than a year of them.
    static final int MOST_DAYS = 400;

    List<WeeklyHours> hoursOrNone() {
      return Objects.requireNonNullElse(hours, List.of());
    }

    List<DatedHours> daysOrNone() {
      return Objects.requireNonNullElse(days, List.of());
    }

    /// That day otherwise than before, and without those before `from`. Empty where that makes too
    /// many.
    Optional<Person> onDay(DatedHours day, LocalDate from) {
      var others =
          daysOrNone().stream()
              .filter(each -> !each.on().equals(day.on()) && !each.on().isBefore(from));
      var all = Stream.concat(others, Stream.of(day)).toList();
      return all.size() > MOST_DAYS
          ? Optional.empty()
          : Optional.of(new Person(name, contacts, hours, all));
    }
  }

  /// What no single field shows: a day with a beginning and no end, a telephone number that is
  /// none.
  List<FieldFault> faults(Texts texts) {
    var faults = new ArrayList<FieldFault>();
    for (int i = 0; i < people.size(); i++) {
      var contacts = people.get(i).contacts();
      for (int j = 0; j < contacts.size(); j++) {
        if (!contacts.get(j).fits()) {
          faults.add(
              FieldFault.of(
                  "/people/%d/contacts/%d/to".formatted(i, j),
                  texts,
                  "roster.contact." + contacts.get(j).type()));
        }
      }
      var days = people.get(i).daysOrNone();
      for (int j = 0; j < days.size(); j++) {
        if (!days.get(j).isWhole()) {
          faults.add(FieldFault.of("/people/%d/days/%d".formatted(i, j), texts, "desk.half-a-day"));
        }
      }
    }
    return faults;
  }
}

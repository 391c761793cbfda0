package org.hikeshi.duty;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hikeshi.web.time.OfficialCalendar;

/// The duties of one incident, from all that was reported about it. The same reports, days set by
/// people, rules and calendar always give the same duties, in the same order.
public final class Duties {

  private final Rulebook rulebook;
  private final DayCount dayCount;
  private final Wording wording = new Wording();

  public Duties(Rulebook rulebook, OfficialCalendar calendar) {
    this.rulebook = rulebook;
    this.dayCount = new DayCount(calendar);
  }

  /// By the rules and holidays that come with the service.
  public static Duties byTheBook() {
    return new Duties(Rulebook.read(lines("/law/rules.md")), OfficialCalendar.JAPAN);
  }

  /// @param reports oldest first, at least one
  /// @param set days of knowing that people have set; of two for one clock the later one holds
  /// @return every duty that the rules speak of, also those that do not apply, with why not
  public List<Duty> workOut(List<Reported> reports, List<KnownOn> set) {
    return workOut(reports, set, List.of());
  }

  /// The same for an incident that goes on for others of the same event.
  ///
  /// @param carriedOn the duties of those others: what they knew earlier is known here
  public List<Duty> workOut(List<Reported> reports, List<KnownOn> set, List<Duty> carriedOn) {
    return new WorkingOut(rulebook, dayCount, wording, reports, set, carriedOn).duties();
  }

  private static List<String> lines(String resource) {
    var stream = Objects.requireNonNull(Duties.class.getResourceAsStream(resource), resource);
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;
import org.hikeshi.web.Tag;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// The desk's roster, read and written whole: who comes before whom is part of it. Callers have
/// begun a transaction.
@ApplicationScoped
public class Desk {

  /// So many can be on the roster.
  public static final int MOST = 50;

  private final DeskPeople people;
  private final Alarms alarms;
  private final Audit audit;
  private final Ids ids;
  private final Trials trials;
  private final Clock clock;

  Desk(DeskPeople people, Alarms alarms, Audit audit, Ids ids, Trials trials, Clock clock) {
    this.people = people;
    this.alarms = alarms;
    this.audit = audit;
    this.ids = ids;
    this.trials = trials;
    this.clock = clock;
  }

  public DeskView view() {
    return trials.seen(people.inOrder());
  }

  /// Of who is on the roster, when, and in which order.
  Tag tag() {
    return tag(people.inOrder());
  }

  private static Tag tag(List<DeskPerson> inOrder) {
    return Tag.of(inOrder.stream().map(DeskPerson::words).toList());
  }

  /// Whoever is called and reached as before stays who she is.
  ///
  /// @param ifMatch what the caller has read; null where she does not say
  /// @return false where it has changed since, and is left as it is
  boolean become(DeskAsked asked, @Nullable String ifMatch) {
    people.lock();
    var before = people.inOrder();
    if (tag(before).isPast(ifMatch)) {
      return false;
    }
    var left = new ArrayList<>(before);
    write(before, asked.people().stream().map(person -> known(person, left)).toList());
    return true;
  }

  private DeskPerson known(DeskAsked.Person asked, List<DeskPerson> left) {
    var same = left.stream().filter(each -> each.isCalled(asked)).findFirst();
    same.ifPresent(left::remove);
    same.ifPresent(person -> person.become(asked));
    return same.orElseGet(() -> new DeskPerson(ids.next(), 0, asked));
  }

  /// One more, rung last. Whoever is on it by the same name, ways and hours is not added again: she
  /// would be rung for two turns before the next.
  ///
  /// @return false where the roster is full
  public boolean add(DeskAsked.Person person) {
    people.lock();
    var before = people.inOrder();
    if (before.stream().anyMatch(each -> each.isCalled(person) && each.keeps(person))) {
      return true;
    }
    if (before.size() >= MOST) {
      return false;
    }
    var more = new DeskPerson(ids.next(), before.size(), person);
    write(before, Stream.concat(before.stream(), Stream.of(more)).toList());
    return true;
  }

  /// Takes her off the roster.
  ///
  /// @return whether she was on it, as with the others
  public boolean remove(UUID person) {
    return change(person, (all, her) -> all.remove(her));
  }

  /// Her hours on one day, in place of what was said of it before. What was said of days that are
  /// over is dropped; yesterday's hours may last past midnight.
  ///
  /// @return false also where she has too many such days
  public boolean onDay(UUID person, DatedHours day) {
    var yesterday = JapanTime.dayOf(clock.instant()).minusDays(1);
    return change(
        person,
        (_, her) -> {
          var asked = her.asked().onDay(day, yesterday);
          asked.ifPresent(her::become);
          return asked.isPresent();
        });
  }

  /// Whoever is moved is rung first.
  public boolean moveFirst(UUID person) {
    return change(
        person,
        (all, her) -> {
          all.remove(her);
          all.addFirst(her);
          return true;
        });
  }

  private boolean change(UUID person, BiPredicate<List<DeskPerson>, DeskPerson> how) {
    people.lock();
    var before = people.inOrder();
    var after = new ArrayList<>(before);
    var found = before.stream().filter(each -> each.id().equals(person)).findFirst();
    boolean changed = found.filter(her -> how.test(after, her)).isPresent();
    if (changed) {
      write(before, after);
    }
    return changed;
  }

  private void write(List<DeskPerson> before, List<DeskPerson> after) {
    before.stream().filter(each -> !after.contains(each)).forEach(people::delete);
    for (int i = 0; i < after.size(); i++) {
      after.get(i).comes(i);
      people.persist(after.get(i));
    }
    people.flush();
    if (before.isEmpty() && !after.isEmpty()) {
      alarms.passOnAnew();
    }
    audit.record("desk.changed", null, "desk", Map.of("people", String.valueOf(after.size())));
  }
}

package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;

/// The desk's roster, read and written whole: who comes before whom is part of it. Callers have
/// begun a transaction.
@ApplicationScoped
public class Desk {

  /// So many can be on the roster.
  public static final int MOST = 50;

  private final DeskPeople people;
  private final Audit audit;
  private final Ids ids;
  private final Trials trials;

  Desk(DeskPeople people, Audit audit, Ids ids, Trials trials) {
    this.people = people;
    this.audit = audit;
    this.ids = ids;
    this.trials = trials;
  }

  public DeskView view() {
    return trials.seen(people.inOrder());
  }

  /// Whoever is called and reached as before stays who she is.
  void become(DeskAsked asked) {
    people.lock();
    var before = people.inOrder();
    var left = new ArrayList<>(before);
    write(before, asked.people().stream().map(person -> known(person, left)).toList());
  }

  private DeskPerson known(DeskAsked.Person asked, List<DeskPerson> left) {
    var same = left.stream().filter(each -> each.isCalled(asked)).findFirst();
    same.ifPresent(left::remove);
    same.ifPresent(person -> person.become(asked));
    return same.orElseGet(() -> new DeskPerson(ids.next(), 0, asked));
  }

  /// One more, rung last.
  ///
  /// @return false where the roster is full
  public boolean add(DeskAsked.Person person) {
    people.lock();
    var before = people.inOrder();
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

  /// Her hours on one day, in place of what was said of it before.
  public boolean onDay(UUID person, DatedHours day) {
    return change(person, (_, her) -> her.become(her.asked().onDay(day)));
  }

  /// Whoever is moved is rung first.
  public boolean moveFirst(UUID person) {
    return change(
        person,
        (all, her) -> {
          all.remove(her);
          all.addFirst(her);
        });
  }

  private boolean change(UUID person, BiConsumer<List<DeskPerson>, DeskPerson> how) {
    people.lock();
    var before = people.inOrder();
    var found = before.stream().filter(each -> each.id().equals(person)).findFirst();
    found.ifPresent(
        her -> {
          var after = new ArrayList<>(before);
          how.accept(after, her);
          write(before, after);
        });
    return found.isPresent();
  }

  private void write(List<DeskPerson> before, List<DeskPerson> after) {
    before.stream().filter(each -> !after.contains(each)).forEach(people::delete);
    for (int i = 0; i < after.size(); i++) {
      after.get(i).comes(i);
      people.persist(after.get(i));
    }
    people.flush();
    audit.record("desk.changed", null, "desk", Map.of("people", String.valueOf(after.size())));
  }
}

package org.hikeshi.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hikeshi.web.Audit;
import org.hikeshi.web.Ids;

/// The desk's roster, read and written whole: who comes before whom is part of it. Callers have
/// begun a transaction.
@ApplicationScoped
public class Desk {

  private final DeskPeople people;
  private final Audit audit;
  private final Ids ids;
  private final Clock clock;

  Desk(DeskPeople people, Audit audit, Ids ids, Clock clock) {
    this.people = people;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  public DeskView view() {
    return DeskView.of(people.inOrder(), clock.instant());
  }

  void become(DeskAsked asked) {
    people.lock();
    write(asked.people());
  }

  /// One more, rung last.
  public void add(DeskAsked.Person person) {
    people.lock();
    write(
        Stream.concat(people.inOrder().stream().map(DeskPerson::asked), Stream.of(person))
            .toList());
  }

  /// Takes her off the roster; a second time changes nothing.
  public void remove(UUID person) {
    people.lock();
    write(
        people.inOrder().stream()
            .filter(each -> !each.id().equals(person))
            .map(DeskPerson::asked)
            .toList());
  }

  /// Her hours on one day, in place of what was said of it before.
  public void onDay(UUID person, DatedHours day) {
    people.lock();
    write(
        people.inOrder().stream()
            .map(each -> each.id().equals(person) ? each.asked().onDay(day) : each.asked())
            .toList());
  }

  /// Whoever is moved is rung first.
  public void moveFirst(UUID person) {
    people.lock();
    var inOrder = people.inOrder();
    var first = inOrder.stream().filter(each -> each.id().equals(person));
    var rest = inOrder.stream().filter(each -> !each.id().equals(person));
    write(Stream.concat(first, rest).map(DeskPerson::asked).toList());
  }

  private void write(List<DeskAsked.Person> asked) {
    people.deleteAll();
    for (int i = 0; i < asked.size(); i++) {
      people.persist(new DeskPerson(ids.next(), i, asked.get(i)));
    }
    people.flush();
    audit.record("desk.changed", null, "desk", Map.of("people", String.valueOf(asked.size())));
  }
}

package org.hikeshi.desk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Everybody of the desk.
@ApplicationScoped
class DeskPeople implements PanacheRepositoryBase<DeskPerson, UUID> {

  /// Until the transaction ends nobody else changes the roster.
  void lock() {
    getEntityManager()
        .createNativeQuery("select pg_advisory_xact_lock(hashtext('desk_person'))", Object.class)
        .getResultList();
  }

  List<DeskPerson> inOrder() {
    return list("order by position, id");
  }

  /// Whom to ring now, in order: who is there by her hours; where nobody is, everybody, for an
  /// alarm in an hour that nobody has taken is still an alarm.
  List<DeskPerson> toRing(Instant now) {
    return toRing(inOrder(), now);
  }

  static List<DeskPerson> toRing(List<DeskPerson> inOrder, Instant now) {
    var there = inOrder.stream().filter(person -> person.isThere(now)).toList();
    return there.isEmpty() ? inOrder : there;
  }
}

package org.hikeshi.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// Whose notices they are, by the words of each notice: whoever may see the notice may know it. A
/// notice has none before its words are made, and none once they are erased.
@ApplicationScoped
class HospitalNames {

  private final EntityManager database;

  HospitalNames(EntityManager database) {
    this.database = database;
  }

  Map<UUID, String> of(List<UUID> notices) {
    List<?> found =
        database
            .createNativeQuery(
                """
                select notice_id, hospital_name from notice_body
                where notice_id in (:notices) and hospital_name is not null
                """,
                Object[].class)
            .setParameter("notices", notices)
            .getResultList();
    return found.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (String) row[1]));
  }
}

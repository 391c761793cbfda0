package org.hikeshi.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hikeshi.hospital.Hospitals;
import org.hikeshi.web.Caller;
import org.hikeshi.web.time.JapanTime;
import org.jspecify.annotations.Nullable;

/// Finds incidents by what people know of them. Nobody finds what is not in the own list.
///
/// Row level security lets no index help with a part of a text. So what a text may mean is worked
/// out first, and incidents are looked up by their numbers, their hospitals and their ids.
@ApplicationScoped
public class Searching {

  private static final UUID NEWER_THAN_ALL = new UUID(-1, -1);

  private final Incidents incidents;
  private final Hospitals hospitals;
  private final Caller caller;
  private final Clock clock;

  Searching(Incidents incidents, Hospitals hospitals, Caller caller, Clock clock) {
    this.incidents = incidents;
    this.hospitals = hospitals;
    this.caller = caller;
    this.clock = clock;
  }

  /// Those that have this number, that are of a hospital that has this name or telephone number, or
  /// that are open and name this telephone number in a report. Newest first, from `after` on.
  public List<Incident> found(Sought sought, @Nullable UUID after, int limit) {
    var found =
        incidents
            .getSession()
            .createNativeQuery(
                """
                select i.id from incident i
                where (i.number = any(:numbers) or i.hospital_id = any(:hospitals)
                  or i.id = any(array(
                    select o.id from incident o
                    join report r on r.incident_id = o.id
                    join report_contact c on c.report_id = r.id
                    where length(:dialled) > 4 and o.status not in ('RESOLVED', 'WITHDRAWN')
                    and right(regexp_replace(c.phone, '[^0-9]', '', 'g'), length(:dialled))
                      = :dialled)))
                and i.id < :after
                order by i.id desc limit :limit
                """,
                Object.class)
            .setParameter("numbers", numbers(sought))
            .setParameter("hospitals", hospitals.answeringTo(sought.typed()))
            .setParameter("dialled", Hospitals.dialled(sought.typed()))
            .setParameter("after", after == null ? NEWER_THAN_ALL : after)
            .setParameter("limit", limit)
            .getResultList();
    return incidents.among(caller, found.stream().map(UUID.class::cast).toList());
  }

  private String[] numbers(Sought sought) {
    var today = JapanTime.dayOf(clock.instant());
    return sought.numbers(today, incidents.lastNumber()).toArray(String[]::new);
  }
}

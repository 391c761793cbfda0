package org.hikeshi.call;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hikeshi.call.CallReport.Status;

/// The ledger: every attempt, and what the gateway told of it.
@ApplicationScoped
class Attempts implements PanacheRepositoryBase<Attempt, UUID> {

  List<Attempt> of(Collection<UUID> calls) {
    return list("callId in ?1 order by at, id", calls);
  }

  List<CallReport> reportsOf(Collection<UUID> calls) {
    return getEntityManager()
        .createQuery(
            """
            select r from CallReport r, Attempt a
            where a.id = r.attemptId and a.callId in :calls order by r.at, r.id
            """,
            CallReport.class)
        .setParameter("calls", calls)
        .getResultList();
  }

  /// @return whether that is news
  boolean note(CallReport report) {
    if (told(report.attemptId(), report.status(), report.key())) {
      return false;
    }
    getEntityManager().persist(report);
    return true;
  }

  /// Whether another attempt of the same pass took the words, and nobody told later that they were
  /// not delivered or that it rang in vain.
  boolean othersReached(Attempt attempt) {
    return getEntityManager()
            .createQuery(
                """
                select count(a) from Attempt a
                where a.callId = :call and a.pass = :pass and a.id <> :attempt and a.outcome = 'SENT'
                  and not exists (
                    select r.id from CallReport r where r.attemptId = a.id and r.status in (:inVain))
                """,
                Long.class)
            .setParameter("call", attempt.callId())
            .setParameter("pass", attempt.pass())
            .setParameter("attempt", attempt.id())
            .setParameter("inVain", List.of(Status.UNDELIVERED, Status.NO_ANSWER))
            .getSingleResult()
        > 0;
  }

  boolean told(UUID attempt, Status status, String key) {
    return getEntityManager()
            .createQuery(
                """
                select count(r) from CallReport r
                where r.attemptId = :attempt and r.status = :status and r.key = :key
                """,
                Long.class)
            .setParameter("attempt", attempt)
            .setParameter("status", status)
            .setParameter("key", key)
            .getSingleResult()
        > 0;
  }
}

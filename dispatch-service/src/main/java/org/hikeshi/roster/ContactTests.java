package org.hikeshi.roster;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Secret;
import org.jspecify.annotations.Nullable;

/// All tests of contacts.
@ApplicationScoped
class ContactTests implements PanacheRepositoryBase<ContactTest, UUID> {

  /// Newest first.
  List<ContactTest> page(UUID engineer, @Nullable UUID after, int limit) {
    return find("engineerId = ?1 and (?2 is null or id < ?2) order by id desc", engineer, after)
        .page(Page.ofSize(limit))
        .list();
  }

  List<ContactTest> confirmed(UUID engineer) {
    return list("engineerId = ?1 and confirmedAt is not null", engineer);
  }

  /// Asked after that, and not confirmed.
  List<ContactTest> openSince(UUID engineer, Instant since) {
    return list("engineerId = ?1 and confirmedAt is null and askedAt > ?2", engineer, since);
  }

  List<ContactTest> confirmedSince(Instant since) {
    return list("confirmedAt >= ?1", since);
  }

  Optional<ContactTest> opening(Secret word) {
    return find("wordHash", (Object) word.hash()).firstResultOptional();
  }

  /// Those that notifier has not heard of, one engineer's.
  List<ContactTest> nextWaiting(Instant askedSince) {
    return find("passedOnAt is null and askedAt > ?1 order by askedAt, id", askedSince)
        .page(Page.ofSize(1))
        .firstResultOptional()
        .map(
            first ->
                list(
                    "passedOnAt is null and engineerId = ?1 and askedAt = ?2 order by position",
                    first.engineerId(),
                    first.askedAt()))
        .orElseGet(List::of);
  }
}

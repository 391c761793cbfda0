package org.hikeshi.link;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.hikeshi.web.Secret;

/// All links.
@ApplicationScoped
class AnswerLinks implements PanacheRepositoryBase<AnswerLink, UUID> {

  Optional<AnswerLink> opening(Secret word) {
    return find("wordHash", (Object) word.hash()).firstResultOptional();
  }

  /// So that two taps on one button are one answer, which the second only hears again.
  Optional<AnswerLink> locked(Secret word) {
    return find("wordHash", (Object) word.hash())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }
}

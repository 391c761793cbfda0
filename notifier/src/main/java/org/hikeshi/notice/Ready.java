package org.hikeshi.notice;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/// There may be something for the courier, to these authorities. Fired in the transaction, heard
/// after its commit.
public record Ready(Set<String> authorities) {

  /// Those of them that may leave; the others wait for a person.
  static Ready of(Collection<Notice> notices) {
    return new Ready(
        notices.stream()
            .filter(notice -> notice.state() == NoticeState.SENDING)
            .map(Notice::authority)
            .collect(Collectors.toUnmodifiableSet()));
  }
}

package org.hikeshi.channel;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.hikeshi.events.NoticeEvent.Way;
import org.jspecify.annotations.Nullable;

/// An authority and how it is told.
record AuthorityView(String id, String name, Way channel, @Nullable LocalDate agreedOn) {

  static AuthorityView of(String id, String name, @Nullable AgreedChannel agreed) {
    return agreed == null
        ? new AuthorityView(id, name, Way.MANUAL, null)
        : new AuthorityView(id, name, agreed.type(), agreed.agreedOn());
  }

  /// Pages are told apart by UUIDs, and an authority has none of its own.
  @JsonIgnore
  UUID cursor() {
    return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
  }
}

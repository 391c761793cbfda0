package org.hikeshi.call;

import java.time.Instant;
import java.util.List;
import org.hikeshi.phone.PhoneMessage.Key;
import org.jspecify.annotations.Nullable;

/// What one call says, in every form that a way may need.
///
/// @param subject of a mail
/// @param text of a mail
/// @param brief for a lock screen: no name, no hospital
/// @param spoken to be read aloud
/// @param link to act on it, or null
/// @param keys that answer it on a telephone
/// @param until when it is of no use any more
record Message(
    String subject,
    String text,
    String brief,
    String spoken,
    @Nullable String link,
    List<Key> keys,
    @Nullable Instant until) {

  /// Every word of it says what it is, however it is read.
  ///
  /// @param said the same to be heard: a voice leaves out brackets
  Message marked(String mark, String said) {
    return new Message(
        mark + subject, mark + "\n" + text, mark + brief, said + spoken, link, keys, until);
  }
}

package org.hikeshi.web.proof;

import org.jspecify.annotations.Nullable;

/// What an entry says.
///
/// @param codes what stays: ids, codes and times, in any shape that Jackson writes
/// @param words what people wrote, which is erased one day; null where there is none, or it is
///   erased. The codes stay provable without it
public record Content(Object codes, @Nullable String words) {

  public static Content ofCodes(Object codes) {
    return new Content(codes, null);
  }
}

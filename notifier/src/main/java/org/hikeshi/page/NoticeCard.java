package org.hikeshi.page;

import org.hikeshi.notice.NoticeView;
import org.jspecify.annotations.Nullable;

/// A notice and its addressee's name in the reader's language.
///
/// @param hospital whose it is; null where that is not known, or is the reader's own
public record NoticeCard(NoticeView notice, String authority, @Nullable String hospital) {

  /// The code of what people call it.
  public String called() {
    return notice.kind().called(notice.stage());
  }
}

package org.hikeshi.web.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One checkpoint with its entries: a line of the whole chain, as an auditor takes it away.
record ChainLine(String checkpoint, List<Item> entries) {

  /// @param content of entries about the audit, which holds ids and codes only; null for all others
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Item(String entry, @Nullable String content, @Nullable String salt) {}
}

package org.hikeshi;

import java.io.IOException;
import org.hikeshi.events.testing.StoredConstants;
import org.junit.jupiter.api.Test;

class StoredConstantsTest {

  @Test
  void noConstantIsStoredUnnoticedThatAnOlderVersionCannotRead() throws IOException {
    StoredConstants.areKept();
  }
}

package org.hikeshi.web.testing;

import org.junit.jupiter.api.Test;

/// What each service's OpenAPI document is held to. What is really answered, a service's own test
/// holds against it.
public interface OpenApiRules {

  /// Operations that take the words of their body as they come.
  default String[] unread() {
    return new String[0];
  }

  default OpenApi api() {
    return OpenApi.published();
  }

  @Test
  default void everyOperationSaysWhatItDoesTakesAndAnswersAndHowItRefuses() {
    api().isWhole(unread());
  }

  @Test
  default void theDocumentLiesInDocs() {
    api().liesInDocs();
  }
}

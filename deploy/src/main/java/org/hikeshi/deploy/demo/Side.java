package org.hikeshi.deploy.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Several deeds at the same time, as people do them.
final class Side {

  /// Returns when all are done, and throws what the first of them threw.
  static void bySide(List<Runnable> deeds) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var deed : deeds.stream().map(threads::submit).toList()) {
        deed.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Side() {}
}

package org.hikeshi.deploy.local;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// Several pieces of work side by side.
final class Together {

  private Together() {}

  /// Returns when all have ended, and throws what the first of them threw.
  static void run(List<Runnable> work) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var calls = new ArrayList<Callable<Object>>();
      work.forEach(piece -> calls.add(Executors.callable(piece)));
      for (var ended : threads.invokeAll(calls)) {
        ended.get();
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
}

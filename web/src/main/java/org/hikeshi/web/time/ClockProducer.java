package org.hikeshi.web.time;

import io.quarkus.arc.DefaultBean;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Produces the one clock. Where `hikeshi.local` is set, the row of `clock_offset` moves it, so
/// that a test can drive a packaged service through days. Elsewhere that row moves nothing, and is
/// complained about.
@ApplicationScoped
class ClockProducer {

  private final MovableClock clock = new MovableClock();
  private final DataSource database;
  private final boolean movable;

  ClockProducer(DataSource database, @ConfigProperty(name = "hikeshi.local") boolean movable) {
    this.database = database;
    this.movable = movable;
  }

  @Produces
  @Singleton
  @DefaultBean
  Clock clock() {
    return clock;
  }

  void complain(@Observes StartupEvent started) throws SQLException {
    if (!movable && !offset().isZero()) {
      Log.error("clock_offset is set, and ignored: only hikeshi.local=true lets it move the clock");
    }
  }

  @Scheduled(every = "1s", identity = "clock-offset")
  void readOffset() throws SQLException {
    if (movable) {
      clock.moveBy(offset());
    }
  }

  private Duration offset() throws SQLException {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select seconds from clock_offset");
        var row = select.executeQuery()) {
      return row.next() ? Duration.ofSeconds(row.getLong(1)) : Duration.ZERO;
    }
  }
}

package org.hikeshi.web;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/// `@PastOrPresent` asks our clock, and bears clocks that run up to five minutes ahead of it.
@Singleton
class ValidationClock implements ValidatorFactoryCustomizer {

  private final Clock clock;

  ValidationClock(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
    configuration.clockProvider(() -> clock);
    configuration.temporalValidationTolerance(Duration.ofMinutes(5));
  }
}

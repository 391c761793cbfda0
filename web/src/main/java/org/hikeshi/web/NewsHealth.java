package org.hikeshi.web;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.hikeshi.events.watch.BrokerWatch;

/// Tells "can accept, but Kafka is away" from "cannot accept", which is readiness.
///
/// `/q/health/group/news` is 503 while Kafka does not answer: nobody hears of what is accepted
/// until it is back. Nothing must take the service out of rotation for it.
@HealthGroup("news")
@ApplicationScoped
class NewsHealth implements HealthCheck {

  private final BrokerWatch broker;

  NewsHealth(BrokerWatch broker) {
    this.broker = broker;
  }

  @Override
  public HealthCheckResponse call() {
    var away = Math.round(broker.awaySeconds());
    return HealthCheckResponse.named("news")
        .status(away == 0)
        .withData("kafkaAwaySeconds", away)
        .build();
  }
}

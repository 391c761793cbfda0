package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class EventTopicsTest {

  @Test
  void topicsHaveTwelvePartitionsFromTheFirstDayAndAreKeptThirtyDays() {
    assertThat(EventTopics.topics())
        .extracting(NewTopic::name)
        .contains("incidents", "dispatches", "notices", "incidents.dead-letter");
    assertThat(EventTopics.topics())
        .allSatisfy(
            topic -> {
              assertThat(topic.numPartitions()).isEqualTo(12);
              assertThat(topic.configs())
                  .containsEntry("retention.ms", "" + Duration.ofDays(30).toMillis());
            });
  }
}

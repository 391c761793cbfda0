package org.hikeshi.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void theUsualPortsAreThoseOfTheContract() {
    assertThat(Ports.from(Map.of()))
        .isEqualTo(new Ports(8080, 8081, 8082, 8180, 15432, 19092, 11025, 11080));
  }

  @Test
  void eachIsMovedByItsVariable() {
    // given
    var environment = Map.of("HIKESHI_PORT_DISPATCH_SERVICE", "9081", "HIKESHI_PORT_SMTP", "9025");

    // when
    var ports = Ports.from(environment);

    // then
    assertThat(ports).isEqualTo(new Ports(8080, 9081, 8082, 8180, 15432, 19092, 9025, 11080));
  }

  @Test
  void whatIsNoPortIsNamed() {
    assertThatThrownBy(() -> Ports.from(Map.of("HIKESHI_PORT_KAFKA", "70000")))
        .isInstanceOf(CannotRun.class)
        .hasMessage("HIKESHI_PORT_KAFKA is not a port: 70000");
  }

  @Test
  void aTakenPortIsNamedInOneLine() throws IOException {
    // given
    var free = Ports.free();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var ports =
          new Ports(
              free.incidentApi(),
              free.dispatchService(),
              taken.getLocalPort(),
              free.keycloak(),
              free.postgres(),
              free.kafka(),
              free.smtp(),
              free.phone());

      // when, then
      assertThatThrownBy(ports::mustBeFree)
          .isInstanceOf(CannotRun.class)
          .message()
          .contains(taken.getLocalPort() + " (NOTIFIER)")
          .doesNotContain("\n");
    }
  }

  @Test
  void noPortIsLentThatTheSystemMayGiveToAConnection() {
    assertThat(List.of(Ports.free().kafka(), Ports.anyFree()))
        .allSatisfy(port -> assertThat(port).isBetween(20_000, 32_767));
  }

  @Test
  void onePortForTwoPartsIsNamed() {
    // given
    var free = Ports.free();
    var ports =
        new Ports(
            free.incidentApi(),
            free.incidentApi(),
            free.notifier(),
            free.keycloak(),
            free.postgres(),
            free.kafka(),
            free.smtp(),
            free.phone());

    // when, then
    assertThatThrownBy(ports::mustBeFree)
        .hasMessageContaining("wanted by both INCIDENT_API and DISPATCH_SERVICE");
  }
}

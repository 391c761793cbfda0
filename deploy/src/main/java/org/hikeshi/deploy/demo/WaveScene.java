package org.hikeshi.deploy.demo;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.hikeshi.deploy.people.Person;

/// The hospitals and engineers of a wave, put into the directory by the administrator; whoever is
/// on duty otherwise is not, until it is over.
final class WaveScene {

  private static final int AT_ONCE = 8;

  private final Cast cast;
  private final Person administrator;
  private int engineers;

  WaveScene(Cast cast) {
    this.cast = cast;
    this.administrator = cast.people().named("admin");
  }

  static String hospital(int n) {
    return "00000000-0000-7000-8002-%012d".formatted(n);
  }

  private static String engineer(int n) {
    return "00000000-0000-7000-8003-%012d".formatted(n);
  }

  /// @param telephones where the engineers' alerts go
  void set(int hospitals, int colleagues, String telephones) {
    engineers = colleagues;
    sampleIsOnDuty(false);
    each(hospitals, this::found);
    each(colleagues, n -> hire(n, telephones));
  }

  /// The incidents are closed, and the usual ones are on duty again.
  void clear(Collection<String> incidents) {
    each(engineers, n -> isOnDuty(engineer(n), false));
    var left = List.copyOf(incidents);
    each(left.size(), n -> cast.desk().resolve(left.get(n), "演習の波", "優先順に派遣した", true).accepted());
    sampleIsOnDuty(true);
  }

  private void sampleIsOnDuty(boolean onDuty) {
    cast.engineers().forEach(engineer -> isOnDuty(engineer.id(), onDuty));
  }

  private void isOnDuty(String engineer, boolean onDuty) {
    administrator
        .put(
            cast.people().at().dispatchService() + "/engineers/" + engineer + "/duty",
            Map.of("onDuty", onDuty))
        .accepted();
  }

  private void found(int n) {
    var prefecture = "%02d".formatted(1 + n % 47);
    administrator
        .put(
            cast.people().at().incidentApi() + "/hospitals/" + hospital(n),
            Map.of(
                "name", "架空第%d病院".formatted(n + 1),
                "operator", Map.of("name", "架空会 %d".formatted(n + 1)),
                "prefecture", prefecture,
                "founder", "PRIVATE",
                "functions", List.of("EMERGENCY"),
                "vendors", List.of("架空電子カルテ")))
        .accepted();
  }

  /// One in five cannot lead.
  private void hire(int n, String telephones) {
    var id = engineer(n);
    var at = cast.people().at().dispatchService() + "/engineers/" + id;
    var forensics = Map.of("skill", "FORENSICS", "level", 3);
    administrator
        .put(
            at,
            Map.of(
                "name",
                "架空 エンジニア %d".formatted(n + 1),
                "employer",
                "架空セキュリティ %d".formatted(n % 7),
                "prefecture",
                "%02d".formatted(1 + n % 47),
                "modes",
                List.of("REMOTE", "ON_SITE"),
                "maxConcurrent",
                2,
                "skills",
                n % 5 == 4
                    ? List.of(forensics)
                    : List.of(Map.of("skill", "LEAD", "level", 3), forensics),
                "contacts",
                List.of(Map.of("type", "WEBHOOK", "to", telephones + id))))
        .accepted();
    administrator.put(at + "/webhook-secret", Map.of()).accepted();
    isOnDuty(id, true);
  }

  private static void each(int count, IntConsumer work) {
    var turns = new Semaphore(AT_ONCE);
    Side.bySide(
        IntStream.range(0, count)
            .<Runnable>mapToObj(
                n ->
                    () -> {
                      turns.acquireUninterruptibly();
                      try {
                        work.accept(n);
                      } finally {
                        turns.release();
                      }
                    })
            .toList());
  }
}

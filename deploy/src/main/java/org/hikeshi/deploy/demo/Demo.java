package org.hikeshi.deploy.demo;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.hikeshi.deploy.local.Addresses;
import org.hikeshi.deploy.local.CannotRun;
import org.hikeshi.deploy.people.People;

/// `./run demo`: plays the cases one after the other.
public final class Demo {

  private final List<Story> stories;

  private Demo(List<Story> stories) {
    this.stories = stories;
  }

  /// All cases, or the one that is named.
  public static Demo named(List<String> names) {
    var clock = Clock.systemUTC();
    return switch (names.isEmpty() ? "" : names.getFirst()) {
      case "" -> new Demo(List.of(new UniversityHospital(clock), new OneVendor(clock)));
      case "hospital" -> new Demo(List.of(new UniversityHospital(clock)));
      case "vendor" -> new Demo(List.of(new OneVendor(clock)));
      default -> throw new CannotRun("The cases are: hospital, vendor");
    };
  }

  /// 0 only if, in every case, an engineer was assigned and every notice was delivered, or filed by
  /// hand with its receipt.
  public int play(Addresses addresses) {
    int status = 0;
    for (var story : stories) {
      var playbill = new Playbill(System.out, story.title());
      try {
        story.play(new Cast(new People(addresses)), playbill);
        playbill.end("全員に届いた", "everybody was reached");
      } catch (WentWrong | IllegalStateException | UncheckedIOException e) {
        playbill.end("失敗: " + e.getMessage(), "failed");
        status = 1;
      }
    }
    return status;
  }
}

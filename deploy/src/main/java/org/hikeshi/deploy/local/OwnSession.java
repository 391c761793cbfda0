package org.hikeshi.deploy.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A session of its own keeps Ctrl-C in the terminal away from a child, so that the launcher can
/// end the parts in their order. Where there is no `setsid` (macOS), the parts all hear it at once,
/// which they survive too.
final class OwnSession {

  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private OwnSession() {}

  static List<String> of(List<String> command) {
    if (!Files.isExecutable(SETSID)) {
      return command;
    }
    var inSession = new ArrayList<String>();
    inSession.add(SETSID.toString());
    inSession.addAll(command);
    return inSession;
  }
}

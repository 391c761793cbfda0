package org.hikeshi.roster;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/// The operator's settings of the roster, `dispatch.roster.*`.
@ConfigMapping(prefix = "dispatch.roster")
interface RosterSettings {

  /// Of which skills somebody should be on duty at any time.
  @WithDefault("LEAD,FORENSICS,NETWORK,SERVER_BACKUP,MEDICAL_DEVICE")
  List<String> skills();
}

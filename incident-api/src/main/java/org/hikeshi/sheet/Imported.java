package org.hikeshi.sheet;

import java.util.List;
import org.hikeshi.web.FieldFault;

/// What an import did, or with `dryRun` would do.
///
/// @param warnings what looks wrong and was taken all the same
public record Imported(
    boolean dryRun, int lines, int added, int changed, int unchanged, List<FieldFault> warnings) {}

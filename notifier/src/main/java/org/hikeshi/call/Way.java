package org.hikeshi.call;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How somebody is reached.
@Schema(name = "CallWay")
enum Way {
  EMAIL,
  WEBHOOK,
  SMS,
  VOICE
}

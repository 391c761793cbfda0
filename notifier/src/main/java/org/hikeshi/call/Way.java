package org.hikeshi.call;

/// How somebody is reached.
enum Way {
  EMAIL,
  WEBHOOK,
  SMS,
  VOICE
}

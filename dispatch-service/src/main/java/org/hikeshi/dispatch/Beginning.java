package org.hikeshi.dispatch;

/// What the desk means by its word that a dispatch begins.
public enum Beginning {
  /// Yes, to what has waited for it.
  FIRST,
  /// Somebody is wanted again for what is done.
  AGAIN
}

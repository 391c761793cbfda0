package org.hikeshi.events;

/// Whether the ministry's first-response support (初動対応支援) is asked for.
public enum FirstResponse {
  REQUESTED,
  NOT_REQUESTED
}

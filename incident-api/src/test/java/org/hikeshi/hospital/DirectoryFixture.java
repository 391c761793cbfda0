package org.hikeshi.hospital;

import java.util.List;

/// Directories that need no database.
public final class DirectoryFixture {

  private DirectoryFixture() {}

  public static Directory ofNobody() {
    return new Directory(List.of());
  }
}

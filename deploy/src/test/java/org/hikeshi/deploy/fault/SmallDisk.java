package org.hikeshi.deploy.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.hikeshi.deploy.local.Part;

/// A part's directory on a file system of its own, which can be filled. The part is stopped and
/// started when it is laid under, and when it is taken away. Only root on Linux can.
final class SmallDisk implements AutoCloseable {

  private static final long ROOM = 1L << 30;

  private static final long LEFT = 1L << 20;

  private final Part part;
  private final Path directory;
  private final Path aside;

  private SmallDisk(Part part, Path directory) {
    this.part = part;
    this.directory = directory;
    this.aside = directory.resolveSibling(directory.getFileName() + ".aside");
  }

  /// Whether this machine lets us.
  static boolean possible() {
    try {
      var tried = Files.createTempDirectory("disk");
      boolean mounted = status("mount", "-t", "tmpfs", "tmpfs", tried.toString()) == 0;
      if (mounted) {
        run("umount", tried.toString());
      }
      Files.delete(tried);
      return mounted;
    } catch (IOException e) {
      return false;
    }
  }

  /// Holds all that was in the directory.
  static SmallDisk under(Part part, Path directory) {
    var disk = new SmallDisk(part, directory);
    part.stop();
    run("mv", directory.toString(), disk.aside.toString());
    run("mkdir", directory.toString());
    run("mount", "-t", "tmpfs", "-o", "size=" + ROOM, "tmpfs", directory.toString());
    disk.copy(disk.aside, directory);
    part.start();
    return disk;
  }

  /// To its last megabyte, which is full at once.
  void fill() {
    try {
      var store = Files.getFileStore(directory);
      resize(store.getTotalSpace() - store.getUnallocatedSpace() + LEFT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void makeRoom() {
    resize(ROOM);
  }

  /// What is in it by now is in the directory afterwards.
  @Override
  public void close() {
    part.stop();
    run("rm", "-rf", aside.toString());
    run("mkdir", aside.toString());
    copy(directory, aside);
    run("umount", directory.toString());
    run("rmdir", directory.toString());
    run("mv", aside.toString(), directory.toString());
    part.start();
  }

  private void resize(long bytes) {
    run("mount", "-o", "remount,size=" + bytes, directory.toString());
  }

  /// With owners, rights and holes.
  private void copy(Path from, Path to) {
    run("cp", "-a", "--sparse=always", from + "/.", to.toString());
  }

  private static void run(String... command) {
    if (status(command) != 0) {
      throw new IllegalStateException(String.join(" ", command));
    }
  }

  private static int status(String... command) {
    try {
      return new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

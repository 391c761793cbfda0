package org.hikeshi.deploy.local;

/// Why the system does not run, in a sentence for whoever typed the command.
public final class CannotRun extends RuntimeException {

  private static final long serialVersionUID = 1;

  public CannotRun(String why) {
    super(why);
  }

  public CannotRun(String why, Throwable cause) {
    super(why, cause);
  }
}

package io.queuerite.emulator;

/** Who may steer a running emulator over HTTP, under {@code /_queuerite/}. */
public enum Control {
  /** The default: callers on this machine, and no web page in a browser on it. */
  LOOPBACK,
  /** Callers on other machines and in other containers too: for networks that are trusted. */
  ANY,
  /** Nobody: there is nothing under {@code /_queuerite/}. */
  OFF
}

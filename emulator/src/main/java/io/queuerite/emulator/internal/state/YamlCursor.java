package io.queuerite.emulator.internal.state;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Walks through a YAML or JSON file; only what is being looked at is in memory. */
final class YamlCursor {
  private static final Set<String> NULLS = Set.of("", "~", "null");

  private final Iterator<Event> events;
  private Event current;

  YamlCursor(InputStream in) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).setParseComments(false).build();
    events = new Parse(settings).parseInputStream(in).iterator();
    current = read();
    while (is(Event.ID.StreamStart) || is(Event.ID.DocumentStart)) {
      next();
    }
  }

  private Event read() {
    try {
      return events.next();
    } catch (MarkedYamlEngineException wrong) {
      int line = wrong.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw new StateFileException(line, "no YAML and no JSON: " + wrong.getProblem());
    } catch (YamlEngineException wrong) {
      String why = String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
      throw new StateFileException("no YAML and no JSON: " + why);
    }
  }

  private void next() {
    current = read();
  }

  int line() {
    return current.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }

  private boolean is(Event.ID id) {
    return current.getEventId() == id;
  }

  boolean isEnd() {
    return is(Event.ID.DocumentEnd) || is(Event.ID.StreamEnd);
  }

  /** To be called after the last value; another document is a mistake. */
  void end() {
    if (is(Event.ID.DocumentEnd)) {
      next();
    }
    if (!is(Event.ID.StreamEnd)) {
      throw new StateFileException(line(), "expected the end of the file");
    }
  }

  /** Whether the current value begins a list; then it goes to the first item. */
  boolean enterList() {
    return enter(Event.ID.SequenceStart);
  }

  /** Whether the current value has fields; then it goes to the first name. */
  boolean enterFields() {
    return enter(Event.ID.MappingStart);
  }

  private boolean enter(Event.ID start) {
    boolean there = is(start);
    if (there) {
      next();
    }
    return there;
  }

  /** Whether there is another item; steps out of the list where there is none. */
  boolean hasItem() {
    return !leaves(Event.ID.SequenceEnd);
  }

  /** Whether there is another field; steps out where there is none. */
  boolean hasField() {
    return !leaves(Event.ID.MappingEnd);
  }

  private boolean leaves(Event.ID end) {
    boolean there = is(end);
    if (there) {
      next();
    }
    return there;
  }

  String name() {
    Node name = node();
    return name.string("a name");
  }

  /** The whole value at hand; goes on to what comes after it. */
  Node node() {
    int line = line();
    if (current instanceof ScalarEvent scalar) {
      next();
      boolean none =
          scalar.getScalarStyle() == ScalarStyle.PLAIN && NULLS.contains(scalar.getValue());
      return none ? Node.empty(line) : new Node(line, scalar.getValue(), null, null);
    }
    if (enterList()) {
      List<Node> items = new ArrayList<>();
      while (hasItem()) {
        items.add(node());
      }
      return new Node(line, null, null, items);
    }
    if (enterFields()) {
      Map<String, Node> fields = new LinkedHashMap<>();
      while (hasField()) {
        String name = name();
        if (fields.put(name, node()) != null) {
          throw new StateFileException(line, "field '" + name + "' comes twice");
        }
      }
      return new Node(line, null, fields, null);
    }
    throw new StateFileException(line, "expected a value");
  }
}

package io.queuerite.emulator.internal.control;

import java.util.List;

/**
 * What a resource is asked.
 *
 * @param variables what stands in the place of the route's variables, in their order
 * @param query the parameters behind the question mark
 * @param body the fields of the JSON object; none where there is no body
 */
record Inquiry(List<String> variables, Fields query, Fields body) {
  String variable(int index) {
    return variables.get(index);
  }

  /** To be called when all has been read and before anything is done. */
  void end() {
    query.end();
    body.end();
  }
}

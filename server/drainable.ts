import type { Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** So long a kept connection is still answered, and told to be the last one, before idle ones are let go. */
const FAREWELL_MS = 1_000;
/** So long an answer under way may take; shorter than the supervisor's patience. */
const DRAIN_MS = 5_000;

export interface Drainable {
  /** From the first moment of going down: whoever asks for health is told not to send any more. */
  isDraining: () => boolean;
  /** Answers what was asked and what kept connections still ask, then takes no more; resolves when nobody is left. */
  drain: () => Promise<void>;
}

/** Lets a server go down without cutting anybody off. */
export function drainable(server: Server): Drainable {
  const answering = new Set<ServerResponse>();
  let draining = false;
  // One function for all: thousands a second need none of their own.
  function forget(this: ServerResponse): void {
    answering.delete(this);
  }
  server.prependListener("request", (_request, response: ServerResponse) => {
    answering.add(response);
    response.on("close", forget);
    if (draining) sayGoodbye(response);
  });
  return {
    isDraining: () => draining,
    drain: async () => {
      draining = true;
      answering.forEach(sayGoodbye);
      // Of a plain server: that of HTTP cuts idle connections in the same breath, and a request may be on its way.
      const closed = new Promise((resolve) => NetServer.prototype.close.call(server, resolve));
      await sleep(FAREWELL_MS);
      server.closeIdleConnections();
      await Promise.race([closed, sleep(DRAIN_MS)]);
      server.closeAllConnections();
    },
  };
}

/** The connection ends with this answer (RFC 9110, 7.6.1). */
function sayGoodbye(response: ServerResponse): void {
  response.shouldKeepAlive = false;
}

import { hearDesk } from "#server/reviews/live/hear-desk.ts";
import { webContext } from "../context.ts";
import { beginStream } from "./event-stream.ts";
import { respond } from "./respond.ts";

/** `GET /api/desk/changes`: server-sent events that say that something at the desk is another, and nothing else. */
export function getDeskChanges(request: Request): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    return new Response(
      beginStream(ctx.actor.id, (tell) => hearDesk(ctx, tell)),
      {
        headers: {
          "content-type": "text/event-stream",
          // What compresses would keep an event until there are more.
          "cache-control": "no-store, no-transform",
          "x-accel-buffering": "no",
        },
      },
    );
  });
}

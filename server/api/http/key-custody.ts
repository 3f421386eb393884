import { readKeyCustody } from "#server/audit/read-key-custody.ts";
import { webContext } from "../context.ts";
import { csvAnswer } from "./csv-answer.ts";
import { respond } from "./respond.ts";

/** `GET /api/key-custody`: what became of every payment key, as CSV, for custodians. */
export function getKeyCustody(request: Request): Promise<Response> {
  return respond(async () => {
    const ctx = await webContext(request.headers);
    return csvAnswer(`key-custody-${ctx.now.toISOString().slice(0, 10)}`, await readKeyCustody(ctx));
  });
}

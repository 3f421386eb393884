import { z } from "zod";
import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { logRef, MAX_LOG_BYTES } from "#server/domain/terminals/logs/inputs.ts";
import { storeLog } from "#server/terminals/logs/store-log.ts";
import { operation } from "../operation.ts";

export const logs = [
  operation({
    method: "PUT",
    path: "/device/v1/logs/{logId}",
    summary: "The log that staff asked for, as text, at most 256 kB",
    tag: "Logs",
    auth: true,
    bodyType: "text/plain",
    bodyLimit: MAX_LOG_BYTES,
    params: logRef,
    body: z.instanceof(Buffer),
    answers: {
      204: { description: "Kept, masked and sealed; repeating is harmless" },
      404: { description: "`log_not_found`: nobody asked this terminal for it", schema: errorBody },
      409: { description: "`transition_refused`: nobody asks for it any more", schema: errorBody },
      413: { description: "Larger than 256 kB: send its end", schema: errorBody },
    },
    handle: async ({ ctx, params, body }) => {
      await storeLog(ctx, params, body);
      return { status: 204 };
    },
  }),
];

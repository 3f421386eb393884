import { z } from "zod";
import { FROM_TERMINAL } from "./topics.ts";

/** What a terminal may send in one message. */
export const MAX_PAYLOAD = 16 * 1024;

const text = z.string().max(100);

/** What the broker hands over to the device link before it acknowledges, in batches. */
export const relayedMessages = z.strictObject({
  messages: z
    .array(
      z.strictObject({
        terminalId: text,
        subject: z.enum(FROM_TERMINAL),
        payload: z.base64().max(Math.ceil(MAX_PAYLOAD / 3) * 4),
      }),
    )
    .max(1_000),
});
export type RelayedMessage = z.infer<typeof relayedMessages>["messages"][number];

/** What became of each message: kept, refused for good (sending it again would not help), or to be sent again. */
export const relayOutcome = z.union([
  z.strictObject({ kept: z.literal(true) }),
  z.strictObject({ refused: z.string() }),
  z.strictObject({ againInMs: z.int().min(0) }),
]);
export type RelayOutcome = z.infer<typeof relayOutcome>;
export const relayAnswer = z.strictObject({ outcomes: z.array(relayOutcome) });
export type RelayAnswer = z.infer<typeof relayAnswer>;

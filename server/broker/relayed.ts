import { z } from "zod";
import { FROM_TERMINAL } from "./topics.ts";

/** What a terminal may send in one message. */
export const MAX_PAYLOAD = 16 * 1024;

/** What may come in one batch, in bytes: a megabyte of characters, each written as six (`\u0000`), and more than its frame. */
export const RELAY_LIMIT = 12 * 1024 * 1024;

const text = z.string().max(100);

/** What the broker hands over to the device link before it acknowledges, in batches. */
export const relayedMessages = z.strictObject({
  messages: z
    .array(
      z.strictObject({
        terminalId: text,
        subject: z.enum(FROM_TERMINAL),
        /** As it came, which is to be JSON and so UTF-8. */
        payload: z.string().max(MAX_PAYLOAD),
      }),
    )
    .max(1_000),
});
export type RelayedMessage = z.infer<typeof relayedMessages>["messages"][number];

/** What became of a message that was not kept: refused for good (sending it again would not help), or to be sent again. */
const relayFailure = z.union([
  z.strictObject({ refused: z.string() }),
  z.strictObject({ againInMs: z.int().min(0) }),
]);
export type RelayFailure = z.infer<typeof relayFailure>;
/** Most are kept: only the others are told of, each by its place in the batch. */
export const relayAnswer = z.strictObject({ failures: z.array(z.tuple([z.int().min(0), relayFailure])) });
export type RelayAnswer = z.infer<typeof relayAnswer>;

import type { Operation } from "./operation.ts";
import { activations } from "./routes/activations.ts";
import { config } from "./routes/config.ts";
import { day } from "./routes/day.ts";
import { keys } from "./routes/keys.ts";
import { logs } from "./routes/logs.ts";
import { messages } from "./routes/messages.ts";
import { operators } from "./routes/operators.ts";
import { payments } from "./routes/payments.ts";
import { tokens } from "./routes/tokens.ts";
import { vouchers } from "./routes/vouchers.ts";

/** The whole device protocol over HTTP: what is served is what is documented. */
export const OPERATIONS: readonly Operation[] = [
  ...activations,
  ...tokens,
  ...config,
  ...payments,
  ...day,
  ...vouchers,
  ...keys,
  ...operators,
  ...messages,
  ...logs,
];

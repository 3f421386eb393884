import { sqlState } from "./transaction.ts";

/** Classes and states of PostgreSQL that say that it, not the statement, is the trouble. */
const GONE_STATE = /^(08...|57P0[1-5]|53300|58...)$/;
/** What the system says of a connection that cannot be made or has broken. */
const GONE_CODES = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH"]);
/** What the driver says in words alone. */
const GONE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error))/;

/** Whether a statement failed because the database was not there to answer it. */
export function isDatabaseGone(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined && GONE_STATE.test(state)) return true;
  for (let e = error; e instanceof Error; e = e.cause) {
    if (GONE_WORDS.test(e.message)) return true;
    // A file of another kind that is missing has no system call of a socket.
    if (
      "code" in e &&
      GONE_CODES.has(String(e.code)) &&
      "syscall" in e &&
      /^(connect|read|write)$/.test(String(e.syscall))
    )
      return true;
  }
  return false;
}

import type { Context } from "#server/context.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { changeTerminal } from "./change-terminal.ts";

/** Stops a terminal for a while: its tokens end at once and nothing is charged on it. */
export function suspendTerminal(ctx: Context, input: ChangeTerminalInput): Promise<TerminalView> {
  return changeTerminal(ctx, input, "suspend");
}

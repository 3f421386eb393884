import type { Context } from "#server/context.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { changeTerminal } from "./change-terminal.ts";

/** Ends a terminal for good; its device goes back. */
export function closeTerminal(ctx: Context, input: ChangeTerminalInput): Promise<TerminalView> {
  return changeTerminal(ctx, input, "close");
}

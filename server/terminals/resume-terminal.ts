import type { Context } from "#server/context.ts";
import type { ChangeTerminalInput } from "#server/domain/terminals/inputs.ts";
import type { TerminalView } from "#server/domain/terminals/views.ts";
import { changeTerminal } from "./change-terminal.ts";

/** Lets a suspended terminal work again; a configuration is issued anew. */
export function resumeTerminal(ctx: Context, input: ChangeTerminalInput): Promise<TerminalView> {
  return changeTerminal(ctx, input, "resume");
}

import { eq } from "drizzle-orm";
import { terminals } from "#db/schema/terminals.ts";
import type { Context } from "#server/context.ts";
import type { OperatorView } from "#server/domain/operators/views.ts";
import { admitOperator } from "#server/operators/admit-operator.ts";
import { listOperators } from "#server/operators/list-operators.ts";
import { requestOperatorCode } from "#server/operators/request-operator-code.ts";
import { signInOperator } from "#server/operators/sign-in-operator.ts";
import { makeActiveTerminal } from "../devices/active-terminal.ts";
import { codeIn } from "../messages/code-in.ts";
import { promisedMessages } from "../messages/promised-messages.ts";
import { newMobile } from "./people.ts";
import type { World } from "./world.ts";

/** What a decision about somebody asks for. */
export const operatorRef = ({ id, version }: OperatorView) => ({ operatorId: id, version });

/** An active terminal with the number on its sticker. */
export async function placeWithNumber(world: World) {
  const place = await makeActiveTerminal(world);
  const [row] = await world.runtime.db
    .select({ number: terminals.number })
    .from(terminals)
    .where(eq(terminals.id, place.terminalId));
  return { ...place, terminalNumber: row?.number ?? "" };
}

export type Numbered = Awaited<ReturnType<typeof placeWithNumber>>;

/** What somebody types who asked at a terminal for a code. */
export async function askedAt(world: World, { terminal, terminalNumber }: Numbered, mobile = newMobile()) {
  await requestOperatorCode(terminal(), { mobile, terminalNumber });
  const code = codeIn((await promisedMessages(world.runtime)).at(-1));
  return { mobile, terminalNumber, code };
}

/** Somebody new who waits for the owner. */
export async function requestedOperator(world: World, place?: Numbered) {
  const at = place ?? (await placeWithNumber(world));
  const typed = await askedAt(world, at);
  await signInOperator(at.terminal(), { ...typed, name: "李收银" });
  const operator = await newestOf(at.owner(), at.merchantId);
  return { place: at, mobile: typed.mobile, operator };
}

/** The same, once the owner has agreed. */
export async function admittedOperator(world: World, place?: Numbered) {
  const { operator, ...rest } = await requestedOperator(world, place);
  return { ...rest, operator: await admitOperator(rest.place.owner(), operatorRef(operator)) };
}

/** The same, signed in at their terminal. */
export async function workingOperator(world: World) {
  const admitted = await admittedOperator(world);
  await signInOperator(admitted.place.terminal(), await askedAt(world, admitted.place, admitted.mobile));
  return admitted;
}

async function newestOf(ctx: Context, merchantId: string): Promise<OperatorView> {
  const [newest] = await listOperators(ctx, { merchantId });
  if (newest === undefined) throw new Error("Somebody has asked");
  return newest;
}

import type { Transaction } from "#db/client.ts";
import { DomainError } from "#server/domain/errors.ts";
import { membersOf } from "../roster/members.ts";

/** Refuses to name as checker whoever cannot be: the maker, somebody without the role, who is away or no longer works here. */
export async function requireNamedChecker(
  tx: Transaction,
  { now }: { now: Date },
  { checkerId, makerId }: { checkerId: string; makerId: string | null },
): Promise<void> {
  const [person] = await membersOf(tx, now, checkerId);
  const fit = person?.roles.includes("checker") && person.awayUntil === null && checkerId !== makerId;
  if (fit === true) return;
  throw new DomainError("invalid_input", "not_a_checker", "This person cannot be the checker of this case.");
}

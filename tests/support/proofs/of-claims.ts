import type { Place, World } from "../world/world.ts";
import { noTenants } from "./exceptions.ts";

/** What the proofs of claims have in common: who decides on them, and whose they are. */
export function ofClaims(world: () => World) {
  const logistics = () => world().asRole("logistics");
  return {
    logistics,
    byStaff: {
      as: logistics,
      needs: "claim:write",
      foreign: noTenants("only staff decide on claims"),
    },
    byOwner: {
      as: ({ place }: { place: Place }) => place.owner(),
      foreign: { as: ({ stranger }: { stranger: Place }) => stranger.owner(), reason: "claim_not_found" },
    },
    subjectId: ({ input }: { input: { claimId: string } }) => input.claimId,
  } as const;
}

import { throttleInShares } from "#server/identity/throttle-in-shares.ts";
import { middleware } from "./trpc.ts";

/** Counts a price against who asks: whoever is signed in by themselves, anybody else by their address. */
export const quotesOfSender = middleware(async ({ ctx, next }) => {
  const sender = ctx.actor.kind === "anonymous" ? ctx.origin.address : ctx.actor.id;
  await throttleInShares(ctx, "quotes_of_sender", sender);
  return next();
});

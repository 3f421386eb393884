import { tooManyTries } from "#server/domain/identity/limits.ts";
import { overShare } from "#server/identity/over-share.ts";
import { middleware } from "./trpc.ts";

/** Counts a price against who asks: whoever is signed in by themselves, anybody else by their address. */
export const quotesOfSender = middleware(async ({ ctx, next }) => {
  const sender = ctx.actor.kind === "anonymous" ? ctx.origin.address : ctx.actor.id;
  const retryAt = sender === null ? null : await overShare(ctx, "quotes_of_sender", sender);
  if (retryAt !== null) throw tooManyTries(retryAt);
  return next();
});

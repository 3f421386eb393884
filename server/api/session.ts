import { TRPCError } from "@trpc/server";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { isPermitted, type Permission } from "#server/domain/permissions.ts";
import { getMe } from "#server/identity/get-me.ts";
import { webContext } from "./context.ts";
import { createCaller } from "./router.ts";

/** The context of the page being rendered; read once per request. */
export const pageContext = cache(async () => {
  return webContext(await headers());
});

/** Procedures in process, as the person who asked for the page. */
export async function pageCaller() {
  return createCaller(await pageContext());
}

/** What a page asked for; null where its reader has no such thing. */
export async function foundOrNull<Found>(asked: Promise<Found>): Promise<Found | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof TRPCError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/** Who is signed in, or null. */
export const currentPerson = cache(async () => getMe(await pageContext()));

/**
 * The signed-in person of a page that needs one. Nobody signed in goes to `signInPath` and comes back to `returnTo`;
 * somebody without the permission gets null, and the page says so.
 */
export async function requireSession(options: {
  permission: Permission;
  signInPath: "/sign-in" | "/sign-in/staff";
  returnTo: string;
}) {
  const person = await currentPerson();
  if (person === null) redirect(`${options.signInPath}?returnTo=${encodeURIComponent(options.returnTo)}`);
  return isPermitted(person.roles, options.permission) ? person : null;
}

/** Addresses that pages name to the browser. */
export async function pageAddresses() {
  const { addresses } = await pageContext();
  return addresses;
}

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { webContext } from "#server/api/context.ts";
import { STAFF_ROLES } from "#server/domain/permissions.ts";

/**
 * Sends a visitor without the right kind of session to the sign-in that gives one, and back afterwards. It spares
 * people an empty page; what they may see and do is decided by the procedures.
 */
export async function requireSession(room: "applicant" | "staff"): Promise<void> {
  const headerStore = await headers();
  const { actor } = await webContext(headerStore.get("cookie"));
  const staff = actor.kind === "person" && STAFF_ROLES.some((role) => actor.roles.includes(role));
  const applicant = actor.kind === "person" && actor.roles.includes("applicant");
  if (room === "staff" ? staff : applicant) return;
  const signIn = room === "staff" ? "/sign-in/staff" : "/sign-in";
  redirect(`${signIn}?next=${encodeURIComponent(headerStore.get("x-path") ?? "/")}`);
}

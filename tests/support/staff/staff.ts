import type { Context } from "#server/context.ts";
import { demoPasswordHash } from "#server/demo/demo-people.ts";
import { DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import type { StaffMember } from "#server/domain/identity/staff.ts";
import type { StaffRole } from "#server/domain/permissions.ts";
import { createStaff } from "#server/identity/create-staff.ts";
import { listStaff } from "#server/identity/staff/list-staff.ts";
import { newMobile } from "../world/people.ts";
import { steppedUp } from "../world/stepped-up.ts";
import type { TestRuntime } from "../world/test-runtime.ts";

/** Somebody on the staff in a session in which the second factor was just shown. */
export async function staffMember(runtime: TestRuntime, ...roles: StaffRole[]): Promise<Context> {
  const id = await createStaff(runtime.seeding(), {
    email: `${newMobile()}@ruwang.test`,
    name: "周同事",
    roles,
    passwordHash: await demoPasswordHash(),
    totpSecret: DEMO_TOTP_SECRET,
  });
  return steppedUp(runtime.as({ kind: "person", id, roles, sessionId: "test" }));
}

/** An administrator, a checker, and a reviewer whom they administer. */
export async function administered(runtime: TestRuntime) {
  const admin = await staffMember(runtime, "admin");
  const checker = await staffMember(runtime, "checker");
  const reviewer = await staffMember(runtime, "reviewer");
  const member = await memberAs(admin, reviewer.actor.id);
  return { admin, checker, reviewer, member, personId: member.id, version: member.version };
}

export async function memberAs(ctx: Context, personId: string): Promise<StaffMember> {
  const member = (await listStaff(ctx)).find(({ id }) => id === personId);
  if (member === undefined) throw new Error("Whoever was made is there");
  return member;
}

/** What is typed into an invitation. */
export const invited = () => ({ email: `${newMobile()}@ruwang.test`, name: "新同事" });

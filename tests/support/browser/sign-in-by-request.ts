import { type APIRequestContext, type BrowserContext, expect } from "@playwright/test";
import { generateSync } from "otplib";
import { z } from "zod";
import { DEMO_PASSWORD, DEMO_TOTP_SECRET } from "#server/demo/demo-staff.ts";
import { STEP_UP_MS } from "#server/domain/identity/step-up.ts";
import { codeIn } from "../messages/code-in.ts";
import { newestMessage } from "./messages.ts";

type Cookies = Parameters<BrowserContext["addCookies"]>[0];

const csrf = z.object({ csrfToken: z.string() });
/** How long a code of the second factor is shown; it works once. */
export const TOTP_STEP_MS = 30_000;
/** Whoever a test lets act has shown their second factor lately enough to the end of it. */
const HOLDS_MS = STEP_UP_MS / 2;
const sessions = new Map<string, { cookies: Cookies; until: number }>();

/** Signs a mobile number in without a page, as any HTTP client would; the context keeps the session's cookie. */
export async function signInByRequest(request: APIRequestContext, mobile: string): Promise<void> {
  const asked = await request.post("/api/trpc/identity.requestCode", { data: { mobile } });
  expect(asked.status()).toBe(200);
  const code = codeIn(await newestMessage(request, mobile));
  expect(await statusOfSignIn(request, "mobile", { mobile, code })).toBe(200);
}

/** Signs one of the demo's staff in without a page; tests of one worker share the session for a while. */
export async function signInStaffByRequest(context: BrowserContext, email: string): Promise<void> {
  const known = sessions.get(email);
  if (known !== undefined && Date.now() < known.until) return context.addCookies(known.cookies);
  const until = Date.now() + HOLDS_MS;
  await openStaffSession(context.request, email);
  sessions.set(email, { cookies: await context.cookies(), until });
}

/** A code works once: where another has used it, the next one does. */
async function openStaffSession(request: APIRequestContext, email: string): Promise<void> {
  await expect(async () => {
    const totp = generateSync({ secret: DEMO_TOTP_SECRET });
    const typed = { email, password: DEMO_PASSWORD, totp };
    expect(await statusOfSignIn(request, "staff", typed)).toBe(200);
  }).toPass({ timeout: 2 * TOTP_STEP_MS, intervals: [5_000] });
}

async function statusOfSignIn(
  request: APIRequestContext,
  provider: "mobile" | "staff",
  typed: Record<string, string>,
): Promise<number> {
  const { csrfToken } = csrf.parse(await (await request.get("/api/auth/csrf")).json());
  const form = { ...typed, csrfToken, json: "true" };
  return (await request.post(`/api/auth/callback/${provider}`, { form })).status();
}

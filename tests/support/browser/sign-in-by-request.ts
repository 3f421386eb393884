import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { codeIn } from "../messages/code-in.ts";
import { newestMessage } from "./messages.ts";

const csrf = z.object({ csrfToken: z.string() });

/** Signs a mobile number in without a page, as any HTTP client would; the context keeps the session's cookie. */
export async function signInByRequest(request: APIRequestContext, mobile: string): Promise<void> {
  const asked = await request.post("/api/trpc/identity.requestCode", { data: { mobile } });
  expect(asked.status()).toBe(200);
  const code = codeIn(await newestMessage(request, mobile));
  const { csrfToken } = csrf.parse(await (await request.get("/api/auth/csrf")).json());
  const form = { csrfToken, mobile, code, json: "true" };
  const answer = await request.post("/api/auth/callback/mobile", { form });
  expect(answer.status()).toBe(200);
}

import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { madeUpMobile } from "./made-up-people.ts";
import { signInByRequest } from "./sign-in-by-request.ts";

const answered = z.object({
  result: z.object({ data: z.object({ id: z.string(), version: z.int() }) }),
});

/** A new applicant's draft of a micro merchant, made without a page; the context stays signed in. */
export async function draftByRequest(request: APIRequestContext): Promise<{ id: string }> {
  await signInByRequest(request, madeUpMobile());
  const ask = async (procedure: string, data: object) => {
    const answer = await request.post(`/api/trpc/applications.${procedure}`, { data });
    expect(answer.status()).toBe(200);
    return answered.parse(await answer.json()).result.data;
  };
  const { id, version } = await ask("start", {});
  const answers = { kind: "micro", product: "shoukuanbao" };
  return ask("saveGroup", { applicationId: id, version, group: "start", answers });
}

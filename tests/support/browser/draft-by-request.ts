import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";
import { mutateByRequest } from "./ask-by-request.ts";
import { madeUpMobile } from "./made-up-people.ts";
import { signInByRequest } from "./sign-in-by-request.ts";

const answered = z.object({ id: z.string(), version: z.int() });

/** A new applicant's draft of a micro merchant, made without a page; the context stays signed in. */
export async function draftByRequest(request: APIRequestContext): Promise<{ id: string }> {
  await signInByRequest(request, madeUpMobile());
  const ask = async (procedure: string, data: object) =>
    answered.parse(await mutateByRequest(request, `applications.${procedure}`, data));
  const { id, version } = await ask("start", {});
  const answers = { kind: "micro", product: "shoukuanbao" };
  return ask("saveGroup", { applicationId: id, version, group: "start", answers });
}

import type { APIRequestContext } from "@playwright/test";
import { z } from "zod";

const messages = z.array(z.object({ body: z.string() }));

/** What the demo's carrier was given for a mobile number, the newest first. */
export async function messagesTo(request: APIRequestContext, mobile: string): Promise<string[]> {
  const answer = await request.get(`/api/demo/messages?to=${mobile}`);
  return messages.parse(await answer.json()).map(({ body }) => body);
}

export async function newestMessage(request: APIRequestContext, mobile: string): Promise<string> {
  return (await messagesTo(request, mobile))[0] ?? "";
}

import { addDemoActivations, addDemoActivationsInput } from "#server/demo/add-demo-activations.ts";
import { listDemoMessages } from "#server/demo/demo-messages.ts";
import { listDemoActivations } from "#server/demo/list-demo-activations.ts";
import { DomainError } from "#server/domain/errors.ts";
import { demoMessagesInput } from "#server/domain/identity/demo-messages.ts";
import { env } from "#server/env.ts";
import { NO_HEADERS, webContext } from "../context.ts";
import { respond } from "./respond.ts";

/** `GET /api/demo/messages?to=<mobile>`: what the mock SMS carrier was given. */
export function getDemoMessages(request: Request): Promise<Response> {
  return respond(async () => {
    requireDemo();
    const to = new URL(request.url).searchParams.get("to");
    const input = demoMessagesInput.safeParse(to === null ? {} : { to });
    if (!input.success)
      throw new DomainError("invalid_input", "mobile_shape", "`to` is not a mobile number.");
    return Response.json(await listDemoMessages(await webContext(NO_HEADERS), input.data));
  });
}

/** `GET /api/demo/activations`: terminals that wait for activation, with their codes. */
export function getDemoActivations(): Promise<Response> {
  return respond(async () => {
    requireDemo();
    return Response.json(await listDemoActivations(await webContext(NO_HEADERS)));
  });
}

/** `POST /api/demo/activations` `{ count }`: so many more of them, at most fifty a call, for a fleet. */
export function postDemoActivations(request: Request): Promise<Response> {
  return respond(async () => {
    requireDemo();
    const input = addDemoActivationsInput.safeParse(await request.json().catch(() => null));
    if (!input.success)
      throw new DomainError("invalid_input", "count_shape", "`count` is a number from 1 to 50.");
    return Response.json(await addDemoActivations(await webContext(NO_HEADERS), input.data));
  });
}

function requireDemo(): void {
  if (env().mode !== "demo") throw new DomainError("not_found", "demo_only", "There is no such page.");
}

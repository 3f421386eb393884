import { errorBody } from "#server/domain/device-protocol/errors.ts";
import { codeSent } from "#server/domain/device-protocol/operators.ts";
import { operatorCodeInput, operatorSignInInput } from "#server/domain/operators/inputs.ts";
import { signedIn, signInAnswer } from "#server/domain/operators/views.ts";
import { getSignedIn } from "#server/operators/get-signed-in.ts";
import { requestOperatorCode } from "#server/operators/request-operator-code.ts";
import { signInOperator } from "#server/operators/sign-in-operator.ts";
import { signOutOperator } from "#server/operators/sign-out-operator.ts";
import { operation } from "../operation.ts";

const WRONG_NUMBER = "`terminal_number_wrong`: it is not this terminal's";

/** The terminal's own account (S2): who works at it. */
export const operators = [
  operation({
    method: "POST",
    path: "/device/v1/operators/codes",
    summary: "Send whoever stands at the terminal a code to sign in with",
    tag: "Operators",
    auth: true,
    bodyType: "application/json",
    body: operatorCodeInput,
    answers: {
      202: { description: "On its way, whether or not the number is known", schema: codeSent },
      400: { description: WRONG_NUMBER, schema: errorBody },
      429: { description: "`too_many_tries`, with `retryAt`", schema: errorBody },
    },
    handle: async ({ ctx, body }) => ({ status: 202, body: await requestOperatorCode(ctx, body) }),
  }),
  operation({
    method: "POST",
    path: "/device/v1/operators/session",
    summary: "Sign in by mobile number, terminal number and code, or ask the owner to be let in",
    tag: "Operators",
    auth: true,
    bodyType: "application/json",
    body: operatorSignInInput,
    answers: {
      201: { description: "Signed in, in the place of whoever was", schema: signInAnswer },
      202: { description: "New here: the owner is asked, until `until`", schema: signInAnswer },
      400: {
        description: `${WRONG_NUMBER}; \`name_needed\`: the same code again, with a name`,
        schema: errorBody,
      },
      401: { description: "`code_refused`: wrong, used or too old", schema: errorBody },
      403: { description: "`operator_blocked` by the owner", schema: errorBody },
      429: { description: "`too_many_tries`, with `retryAt`", schema: errorBody },
    },
    handle: async ({ ctx, body }) => {
      const answer = await signInOperator(ctx, body);
      return { status: answer.status === "signed_in" ? 201 : 202, body: answer };
    },
  }),
  operation({
    method: "GET",
    path: "/device/v1/operators/session",
    summary: "Who is signed in at the terminal",
    tag: "Operators",
    auth: true,
    answers: {
      200: { description: "Who, since when and until when", schema: signedIn },
      404: { description: "`nobody_signed_in`", schema: errorBody },
    },
    handle: async ({ ctx }) => ({ status: 200, body: await getSignedIn(ctx) }),
  }),
  operation({
    method: "DELETE",
    path: "/device/v1/operators/session",
    summary: "Sign out whoever is signed in",
    tag: "Operators",
    auth: true,
    answers: { 204: { description: "Nobody is signed in any more" } },
    handle: async ({ ctx }) => {
      await signOutOperator(ctx);
      return { status: 204 };
    },
  }),
];

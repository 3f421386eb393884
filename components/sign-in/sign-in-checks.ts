import { zodResolver } from "@hookform/resolvers/zod";
import { z } from "zod";
import { mobile } from "#server/domain/fields/people.ts";

export const checkMobile = zodResolver(z.strictObject({ mobile }));

export const checkCode = zodResolver(
  z.strictObject({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/, "code_shape"),
  }),
);

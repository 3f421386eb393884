import NextAuth from "next-auth";
import { authOptions } from "#server/api/auth-options.ts";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

const handle = (request: Request, context: RouteContext) => NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };

import { handleTrpc } from "#server/api/http/trpc.ts";

export { handleTrpc as GET, handleTrpc as POST };

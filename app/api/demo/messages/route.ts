export { getDemoMessages as GET } from "#server/api/http/demo.ts";

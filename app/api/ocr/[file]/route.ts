import { getReaderFile } from "#server/api/http/reader-files.ts";

export { getReaderFile as GET };

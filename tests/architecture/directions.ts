/** Rooms: the longest prefix that matches names a file's room. */
const OUTSIDE_WORLD = [
  "changes",
  "keys",
  "messages",
  "gateway",
  "sms",
  "storage",
  "examination",
  "fonts",
  "broker",
  "tracking",
  "bank",
  "paper",
];
const AREAS = [
  "applications",
  "documents",
  "reviews",
  "devices",
  "shipments",
  "terminals",
  "rates",
  "quotes",
  "campaigns",
  "payments",
  "contracts",
  "reconciliations",
  "ledger",
  "settlements",
  "merchants",
  "registrations",
  "stores",
  "claims",
  "members",
  "operators",
  "identity",
  "audit",
  "search",
];

export type Room =
  | "app"
  | "components"
  | "api"
  | "web"
  | "device-link"
  | "jobs"
  | "start"
  | "context"
  | "area"
  | "outside"
  | "domain"
  | "base"
  | "db"
  | "demo"
  | "tests"
  | "root";

/** Each room and the rooms it may import; types of `api` are open to components besides. Arrows point down. */
export const ALLOWED: Readonly<Record<Room, readonly Room[]>> = {
  app: ["app", "components", "api", "domain"],
  components: ["components", "domain"],
  api: ["api", "demo", "area", "outside", "context", "db", "domain", "base"],
  web: ["web", "api", "context", "base"],
  "device-link": ["device-link", "area", "outside", "context", "db", "domain", "base"],
  jobs: ["jobs", "area", "outside", "context", "db", "domain", "base"],
  start: ["start", "demo", "area", "outside", "context", "db", "domain", "base"],
  area: ["area", "outside", "context", "db", "domain", "base"],
  context: ["context", "outside", "db", "domain", "base"],
  outside: ["outside", "context", "db", "domain", "base"],
  domain: ["domain"],
  base: ["base"],
  db: ["db", "domain"],
  demo: ["demo", "area", "outside", "context", "db", "domain", "base"],
  tests: [
    "tests",
    "app",
    "components",
    "api",
    "web",
    "device-link",
    "jobs",
    "start",
    "area",
    "context",
    "outside",
    "domain",
    "base",
    "db",
    "demo",
    "root",
  ],
  root: ["root", "app"],
};

/** Folders of `server` that are rooms by their own name. */
const OWN_ROOMS = ["domain", "api", "web", "device-link", "jobs", "demo", "start"] as const;

const CONTEXT_FILES = new Set(["server/context.ts", "server/runtime.ts"]);

/** Undefined for a place the tree does not have. */
export function roomOf(path: string): Room | undefined {
  const [top, second] = path.split("/");
  if (top === "server") return serverRoom(path, second ?? "");
  if (top === "app" || top === "components" || top === "db" || top === "tests") return top;
  return path.includes("/") ? undefined : "root";
}

function serverRoom(path: string, folder: string): Room | undefined {
  if (CONTEXT_FILES.has(path)) return "context";
  if (folder.endsWith(".ts")) return "base";
  const own = OWN_ROOMS.find((room) => room === folder);
  if (own !== undefined) return own;
  if (AREAS.includes(folder)) return "area";
  return OUTSIDE_WORLD.includes(folder) ? "outside" : undefined;
}

/** Folder of an area or outside part, of which only its verbs and ports are for others. */
export function areaOf(path: string): string | undefined {
  const folder = path.split("/")[1] ?? "";
  return path.startsWith("server/") && AREAS.includes(folder) ? folder : undefined;
}

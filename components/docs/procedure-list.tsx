import { useTranslations } from "next-intl";
import { Badge } from "#components/ui/badge.tsx";

export interface Procedure {
  path: string;
  type: "query" | "mutation" | "subscription";
  access: "public" | readonly string[];
  input: unknown;
  output: unknown;
}

/** Every procedure, from the router itself: address, access, and the schemas that check it. */
export function ProcedureList({ procedures }: { procedures: readonly Procedure[] }) {
  const areas = [...new Set(procedures.map((procedure) => procedure.path.split(".")[0] ?? ""))];
  return (
    <div className="grid gap-10">
      {areas.map((area) => (
        <section key={area} aria-labelledby={area}>
          <h2 id={area} className="mb-3 text-lg">
            {area}
          </h2>
          <div className="grid gap-2">
            {procedures
              .filter((procedure) => procedure.path.startsWith(`${area}.`))
              .map((procedure) => (
                <OneProcedure key={procedure.path} procedure={procedure} />
              ))}
          </div>
        </section>
      ))}
    </div>
  );
}

function OneProcedure({ procedure }: { procedure: Procedure }) {
  const t = useTranslations("docs");
  const { path, type, access, input, output } = procedure;
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="flex min-h-11 flex-wrap items-center gap-3 px-4 py-2">
        <Badge tone={type === "query" ? "neutral" : "accent"}>{type === "query" ? "GET" : "POST"}</Badge>
        <code className="text-sm break-all">/api/trpc/{path}</code>
        <span className="text-sm text-ink-soft">
          {access === "public" ? t("public") : access.join(" · ")}
        </span>
      </summary>
      <div className="grid gap-4 border-t border-line p-4 lg:grid-cols-2">
        <Schema title={t("input")} schema={input} />
        <Schema title={t("output")} schema={output} />
      </div>
    </details>
  );
}

function Schema({ title, schema }: { title: string; schema: unknown }) {
  const t = useTranslations("docs");
  return (
    <div className="min-w-0">
      <h3 className="mb-1 text-sm">{title}</h3>
      {schema === null ? (
        <p className="text-sm text-ink-soft">{t("nothing")}</p>
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must take focus to be scrolled by keys
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs"
        >
          {JSON.stringify(schema, null, 2)}
        </pre>
      )}
    </div>
  );
}

"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { usePermissions } from "#components/console/use-permissions.ts";
import { QueryView } from "#components/query/query-view.tsx";
import { useTRPC } from "#components/query/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { DESK_STEPS, type DeskHours } from "#server/domain/applications/desk-hours.ts";
import type { HourSetView } from "#server/domain/reviews/hours/views.ts";
import { HoursEditor } from "./hours-editor.tsx";
import { HoursTrial } from "./hours-trial.tsx";
import { LaidActs } from "./laid-acts.tsx";

/** How long the desk takes and when it works; other hours are tried on what waits now and put in force by a second person. */
export function Hours() {
  const t = useTranslations("console.desk");
  const may = usePermissions()("desk_rule:write");
  const hours = useQuery(useTRPC().desk.hours.queryOptions());
  const [editing, setEditing] = useState<DeskHours | null>(null);
  return (
    <QueryView query={hours}>
      {({ inForce, sets }) => (
        <div className="grid gap-4">
          <Panel
            title={t("hoursInForce", { number: inForce.number })}
            actions={
              may && (
                <Button variant="secondary" onClick={() => setEditing(inForce.body)}>
                  {t("changeHours")}
                </Button>
              )
            }
          >
            <HoursText body={inForce.body} />
          </Panel>
          {editing !== null && <HoursEditor body={editing} onClose={() => setEditing(null)} />}
          {sets
            .filter(({ inForce: current }) => !current)
            .map((set) => (
              <HourSet key={set.id} set={set} />
            ))}
        </div>
      )}
    </QueryView>
  );
}

function HoursText({ body }: { body: DeskHours }) {
  const t = useTranslations("console.desk");
  const steps = useTranslations("console.numbers.deskSteps");
  const { promised, opensAt, closesAt, afterPause, atRisk, exceptions } = body;
  return (
    <div className="grid gap-2 text-sm">
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {DESK_STEPS.map((step) => (
          <li key={step}>
            {steps(step)} <span className="figures">{t("hoursOf", { hours: promised[step] })}</span>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">{t("hoursRest", { opensAt, closesAt, afterPause, atRisk })}</p>
      {exceptions.length > 0 && (
        <ul className="figures flex flex-wrap gap-x-4 gap-y-1">
          {exceptions.map(({ date, worked, note }) => (
            <li key={date}>
              {date} {t(worked ? "dayWorked" : "dayOff")} · {note}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function HourSet({ set }: { set: HourSetView }) {
  const t = useTranslations("console.desk");
  const trpc = useTRPC();
  const publish = useMutation(trpc.desk.publishHours.mutationOptions());
  const refuse = useMutation(trpc.desk.refuseHours.mutationOptions());
  const discard = useMutation(trpc.desk.discardHours.mutationOptions());
  const seen = { deskHoursId: set.id, version: set.version };
  const name = t("ruleSet", { number: set.number, status: t(`ruleStatus.${set.status}`) });
  return (
    <Panel title={name}>
      <HoursText body={set.body} />
      {set.note !== null && <p className="mt-2 text-sm">{set.note}</p>}
      {set.refusal !== null && <p className="mt-2 text-sm text-danger">{set.refusal}</p>}
      {set.events.length > 0 && <HoursTrial body={set.body} />}
      <LaidActs
        name={name}
        own={set.own}
        events={set.events}
        publish={{ ...publish, mutate: () => publish.mutate({ ...seen, evidenceHash: set.evidenceHash }) }}
        discard={{ ...discard, mutate: () => discard.mutate(seen) }}
        refuse={{ ...refuse, mutate: (reason) => refuse.mutate({ ...seen, reason }) }}
      />
    </Panel>
  );
}

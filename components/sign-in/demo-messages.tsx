"use client";

import { useQuery } from "@tanstack/react-query";
import { MessageSquareText } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { z } from "zod";
import { QueryView } from "#components/query/query-view.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { Field } from "#components/ui/field.tsx";
import { Input } from "#components/ui/input.tsx";
import { RelativeDate } from "#components/ui/relative-date.tsx";
import { demoMessageView } from "#server/domain/identity/demo-messages.ts";

const answer = z.array(demoMessageView);

/** What a demo person's phone would have received. */
export function DemoMessages({ initialRecipient }: { initialRecipient: string }) {
  const t = useTranslations("signIn");
  const [recipient, setRecipient] = useState(initialRecipient);
  const messages = useQuery({
    queryKey: ["demo-messages", recipient],
    refetchInterval: 3000,
    queryFn: async () => {
      const query = recipient === "" ? "" : `?to=${encodeURIComponent(recipient)}`;
      const response = await fetch(`/api/demo/messages${query}`);
      return answer.parse(await response.json());
    },
  });
  return (
    <div className="grid gap-6">
      <Field label={t("messagesTo")}>
        {(bound) => (
          <Input
            {...bound}
            type="tel"
            inputMode="tel"
            value={recipient}
            onChange={(event) => setRecipient(event.target.value)}
          />
        )}
      </Field>
      <QueryView query={messages}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState icon={MessageSquareText} title={t("messagesEmpty")}>
              {t("messagesEmptyText")}
            </EmptyState>
          ) : (
            <ul className="grid gap-3">
              {data.map((message) => (
                <li key={message.id} className="rounded-lg border border-line bg-surface p-4">
                  <p className="flex justify-between gap-4 text-sm text-ink-soft">
                    <span className="figures">{message.to}</span>
                    <RelativeDate at={message.createdAt} />
                  </p>
                  <p className="mt-1 text-lg wrap-anywhere">
                    <Linked text={message.body} />
                  </p>
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </div>
  );
}

/** The text with its addresses to tap, as a phone shows it. */
function Linked({ text }: { text: string }) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} className="text-accent-strong underline underline-offset-4">
        {part}
      </a>
    ),
  );
}

"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { Alert } from "#components/ui/alert.tsx";
import { Button } from "#components/ui/button.tsx";
import { useToast } from "#components/ui/overlays/toast.tsx";
import { photoFault, sendPhoto } from "./send-photo.ts";

/** Photos that show what is wrong with a device; a phone's camera takes them straight from here. */
export function ClaimPhotos({ claimId }: { claimId: string }) {
  const t = useTranslations("console.claims.photos");
  const trpc = useTRPC();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const photos = useQuery(trpc.claims.photos.queryOptions({ claimId }));
  const add = useMutation({
    mutationFn: (file: File) => sendPhoto(claimId, file),
    onSuccess: () => toast(t("added")),
  });
  const remove = useMutation(trpc.claims.removePhoto.mutationOptions());
  if (photos.data === undefined) return null;
  const { photos: all, canAdd } = photos.data;
  return (
    <div className="grid gap-2">
      {add.error !== null && <Alert tone="danger">{t(`fault.${photoFault(add.error)}`)}</Alert>}
      {all.length === 0 && !canAdd && <p className="text-sm text-ink-soft">{t("none")}</p>}
      <ul className="flex flex-wrap gap-3">
        {all.map(({ id, removable }, index) => (
          <li key={id} className="relative">
            <a href={`/api/claims/photos/${id}`} target="_blank" rel="noreferrer">
              {/* biome-ignore lint/performance/noImgElement: sealed pictures come from our own address as they are */}
              <img
                src={`/api/claims/photos/${id}`}
                alt={t("alt", { number: index + 1 })}
                className="size-24 rounded-md border border-line object-cover"
              />
            </a>
            {removable && (
              <button
                type="button"
                aria-label={t("remove", { number: index + 1 })}
                onClick={() => remove.mutate({ photoId: id })}
                className="absolute -top-2 -right-2 grid size-8 place-items-center rounded-full border border-line bg-surface"
              >
                <X aria-hidden className="size-4" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {canAdd && (
        <div>
          <input
            ref={input}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            capture="environment"
            aria-label={t("add")}
            hidden
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) add.mutate(file);
              target.value = "";
            }}
          />
          <Button
            variant="secondary"
            busy={add.isPending || photos.isFetching}
            onClick={() => input.current?.click()}
          >
            <ImagePlus aria-hidden className="size-4" />
            {t("add")}
          </Button>
        </div>
      )}
    </div>
  );
}

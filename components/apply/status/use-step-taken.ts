import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC } from "#components/query/trpc.ts";
import { useToast } from "#components/ui/overlays/toast.tsx";
import type { ApplicationView } from "#server/domain/applications/views.ts";

interface StepTaken {
  /** Whether the step's dialog is open. */
  open: boolean;
  setOpen: (open: boolean) => void;
  /** What follows the step: the newest answer stands, the dialog closes, and a message says `done`. */
  onSuccess: (fresh: ApplicationView) => void;
}

/** A step that the applicant takes from the status page, through a dialog. */
export function useStepTaken(view: ApplicationView, done: string): StepTaken {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const onSuccess = (fresh: ApplicationView) => {
    queryClient.setQueryData(trpc.applications.get.queryKey({ applicationId: view.id }), fresh);
    setOpen(false);
    toast(done);
  };
  return { open, setOpen, onSuccess };
}

import { dropViewInput, savedViews, saveViewInput } from "#server/domain/reviews/queue-query.ts";
import { reasonCodeList, saveReasonInput } from "#server/domain/reviews/reasons.ts";
import { colleagues, setAbsenceInput, setMemberInput } from "#server/domain/reviews/roster.ts";
import { listReasons } from "#server/reviews/reasons/list-reasons.ts";
import { saveReason } from "#server/reviews/reasons/save-reason.ts";
import { listColleagues } from "#server/reviews/roster/list-colleagues.ts";
import { setAbsence } from "#server/reviews/roster/set-absence.ts";
import { setMember } from "#server/reviews/roster/set-member.ts";
import { dropView } from "#server/reviews/saved/drop-view.ts";
import { listSavedViews } from "#server/reviews/saved/list-saved-views.ts";
import { saveView } from "#server/reviews/saved/save-view.ts";
import { can, router } from "../trpc.ts";

export const deskRouter = router({
  reasons: can("desk_rule:read")
    .output(reasonCodeList)
    .query(({ ctx }) => listReasons(ctx)),
  saveReason: can("desk_rule:write")
    .input(saveReasonInput)
    .output(reasonCodeList)
    .mutation(({ ctx, input }) => saveReason(ctx, input)),
  colleagues: can("case:assign")
    .output(colleagues)
    .query(({ ctx }) => listColleagues(ctx)),
  setMember: can("desk_rule:write")
    .input(setMemberInput)
    .output(colleagues)
    .mutation(({ ctx, input }) => setMember(ctx, input)),
  setAbsence: can("case:assign")
    .input(setAbsenceInput)
    .output(colleagues)
    .mutation(({ ctx, input }) => setAbsence(ctx, input)),
  views: can("application:read")
    .output(savedViews)
    .query(({ ctx }) => listSavedViews(ctx)),
  saveView: can("application:read")
    .input(saveViewInput)
    .output(savedViews)
    .mutation(({ ctx, input }) => saveView(ctx, input)),
  dropView: can("application:read")
    .input(dropViewInput)
    .output(savedViews)
    .mutation(({ ctx, input }) => dropView(ctx, input)),
});

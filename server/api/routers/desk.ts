import {
  hourSets,
  hourSetView,
  hoursTrial,
  hoursVersionInput,
  proposeHoursInput,
  publishHoursInput,
  refuseHoursInput,
  tryHoursInput,
} from "#server/domain/reviews/hours/views.ts";
import { deskNumbers, numbersInput } from "#server/domain/reviews/numbers.ts";
import { dropViewInput, savedViews, saveViewInput } from "#server/domain/reviews/queue-query.ts";
import { reasonCodeList, saveReasonInput } from "#server/domain/reviews/reasons.ts";
import {
  createRulesInput,
  publishRulesInput,
  refuseRulesInput,
  ruleSets,
  ruleSetVersionInput,
  ruleSetView,
  trial,
  tryRulesInput,
} from "#server/domain/reviews/risk/views.ts";
import { colleagues, setAbsenceInput, setMemberInput } from "#server/domain/reviews/roster.ts";
import {
  importListInput,
  listVersionInput,
  publishListInput,
  refuseListInput,
} from "#server/domain/reviews/screening/inputs.ts";
import { importOutcome, screeningLists } from "#server/domain/reviews/screening/views.ts";
import { discardHours } from "#server/reviews/hours/discard-hours.ts";
import { listHours } from "#server/reviews/hours/list-hours.ts";
import { proposeHours } from "#server/reviews/hours/propose-hours.ts";
import { publishHours } from "#server/reviews/hours/publish-hours.ts";
import { refuseHours } from "#server/reviews/hours/refuse-hours.ts";
import { tryHours } from "#server/reviews/hours/try-hours.ts";
import { getNumbers } from "#server/reviews/numbers/get-numbers.ts";
import { listReasons } from "#server/reviews/reasons/list-reasons.ts";
import { saveReason } from "#server/reviews/reasons/save-reason.ts";
import { createRules } from "#server/reviews/risk/create-rules.ts";
import { discardRules } from "#server/reviews/risk/discard-rules.ts";
import { listRules } from "#server/reviews/risk/list-rules.ts";
import { proposeRules } from "#server/reviews/risk/propose-rules.ts";
import { publishRules } from "#server/reviews/risk/publish-rules.ts";
import { refuseRules } from "#server/reviews/risk/refuse-rules.ts";
import { tryRules } from "#server/reviews/risk/try-rules.ts";
import { listColleagues } from "#server/reviews/roster/list-colleagues.ts";
import { setAbsence } from "#server/reviews/roster/set-absence.ts";
import { setMember } from "#server/reviews/roster/set-member.ts";
import { dropView } from "#server/reviews/saved/drop-view.ts";
import { listSavedViews } from "#server/reviews/saved/list-saved-views.ts";
import { saveView } from "#server/reviews/saved/save-view.ts";
import { discardList } from "#server/reviews/screening/discard-list.ts";
import { importList } from "#server/reviews/screening/import-list.ts";
import { listScreeningLists } from "#server/reviews/screening/list-screening-lists.ts";
import { publishList } from "#server/reviews/screening/publish-list.ts";
import { refuseList } from "#server/reviews/screening/refuse-list.ts";
import { can, canAny, router } from "../trpc.ts";

const rule = can("desk_rule:write").output(ruleSetView);
const second = can("desk_rule:approve").output(ruleSetView);

const hours = can("desk_rule:write").output(hourSetView);
const secondHours = can("desk_rule:approve").output(hourSetView);

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
  setAbsence: canAny("case:assign", "person:write")
    .input(setAbsenceInput)
    .output(colleagues)
    .mutation(({ ctx, input }) => setAbsence(ctx, input)),
  rules: can("desk_rule:read")
    .output(ruleSets)
    .query(({ ctx }) => listRules(ctx)),
  tryRules: can("desk_rule:read")
    .input(tryRulesInput)
    .output(trial)
    .query(({ ctx, input }) => tryRules(ctx, input)),
  createRules: rule.input(createRulesInput).mutation(({ ctx, input }) => createRules(ctx, input)),
  proposeRules: rule.input(ruleSetVersionInput).mutation(({ ctx, input }) => proposeRules(ctx, input)),
  discardRules: rule.input(ruleSetVersionInput).mutation(({ ctx, input }) => discardRules(ctx, input)),
  publishRules: second.input(publishRulesInput).mutation(({ ctx, input }) => publishRules(ctx, input)),
  refuseRules: second.input(refuseRulesInput).mutation(({ ctx, input }) => refuseRules(ctx, input)),
  screeningLists: can("desk_rule:read")
    .output(screeningLists)
    .query(({ ctx }) => listScreeningLists(ctx)),
  importList: can("screening:write")
    .input(importListInput)
    .output(importOutcome)
    .mutation(({ ctx, input }) => importList(ctx, input)),
  publishList: can("desk_rule:approve")
    .input(publishListInput)
    .output(screeningLists)
    .mutation(({ ctx, input }) => publishList(ctx, input)),
  refuseList: can("desk_rule:approve")
    .input(refuseListInput)
    .output(screeningLists)
    .mutation(({ ctx, input }) => refuseList(ctx, input)),
  discardList: can("screening:write")
    .input(listVersionInput)
    .output(screeningLists)
    .mutation(({ ctx, input }) => discardList(ctx, input)),
  hours: can("desk_rule:read")
    .output(hourSets)
    .query(({ ctx }) => listHours(ctx)),
  tryHours: can("desk_rule:read")
    .input(tryHoursInput)
    .output(hoursTrial)
    .query(({ ctx, input }) => tryHours(ctx, input)),
  proposeHours: hours.input(proposeHoursInput).mutation(({ ctx, input }) => proposeHours(ctx, input)),
  discardHours: hours.input(hoursVersionInput).mutation(({ ctx, input }) => discardHours(ctx, input)),
  publishHours: secondHours.input(publishHoursInput).mutation(({ ctx, input }) => publishHours(ctx, input)),
  refuseHours: secondHours.input(refuseHoursInput).mutation(({ ctx, input }) => refuseHours(ctx, input)),
  numbers: can("desk_rule:read")
    .input(numbersInput)
    .output(deskNumbers)
    .query(({ ctx, input }) => getNumbers(ctx, input)),
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

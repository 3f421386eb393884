import { z } from "zod";
import { listOperatorsInput, operatorVersionInput } from "#server/domain/operators/inputs.ts";
import { operatorView } from "#server/domain/operators/views.ts";
import { admitOperator } from "#server/operators/admit-operator.ts";
import { blockOperator } from "#server/operators/block-operator.ts";
import { listOperators } from "#server/operators/list-operators.ts";
import { refuseOperator } from "#server/operators/refuse-operator.ts";
import { removeOperator } from "#server/operators/remove-operator.ts";
import { unblockOperator } from "#server/operators/unblock-operator.ts";
import { can, canAny, router } from "../trpc.ts";

export const operatorsRouter = router({
  list: canAny("operator:own", "operator:read")
    .input(listOperatorsInput)
    .output(z.array(operatorView))
    .query(({ ctx, input }) => listOperators(ctx, input)),
  admit: can("operator:own")
    .input(operatorVersionInput)
    .output(operatorView)
    .mutation(({ ctx, input }) => admitOperator(ctx, input)),
  refuse: can("operator:own")
    .input(operatorVersionInput)
    .output(operatorView)
    .mutation(({ ctx, input }) => refuseOperator(ctx, input)),
  block: can("operator:own")
    .input(operatorVersionInput)
    .output(operatorView)
    .mutation(({ ctx, input }) => blockOperator(ctx, input)),
  unblock: can("operator:own")
    .input(operatorVersionInput)
    .output(operatorView)
    .mutation(({ ctx, input }) => unblockOperator(ctx, input)),
  remove: can("operator:own")
    .input(operatorVersionInput)
    .output(operatorView)
    .mutation(({ ctx, input }) => removeOperator(ctx, input)),
});

import { applicationsRouter } from "./routers/applications.ts";
import { campaignsRouter } from "./routers/campaigns.ts";
import { claimsRouter } from "./routers/claims.ts";
import { contractsRouter } from "./routers/contracts.ts";
import { deskRouter } from "./routers/desk.ts";
import { devicesRouter } from "./routers/devices/devices.ts";
import { modelsRouter } from "./routers/devices/models.ts";
import { warehousesRouter } from "./routers/devices/warehouses.ts";
import { feesRouter } from "./routers/fees.ts";
import { identityRouter } from "./routers/identity.ts";
import { ledgerRouter } from "./routers/ledger.ts";
import { membersRouter } from "./routers/members.ts";
import { merchantsRouter } from "./routers/merchants.ts";
import { operatorsRouter } from "./routers/operators.ts";
import { auditRouter } from "./routers/oversight.ts";
import { paymentsRouter } from "./routers/payments.ts";
import { peopleRouter } from "./routers/people.ts";
import { ratesRouter } from "./routers/rates.ts";
import { reconciliationsRouter } from "./routers/reconciliations.ts";
import { registrationsRouter } from "./routers/registrations.ts";
import { reviewsRouter } from "./routers/reviews.ts";
import { searchRouter } from "./routers/search.ts";
import { settlementsRouter } from "./routers/settlements.ts";
import { shipmentsRouter } from "./routers/shipments.ts";
import { storesRouter } from "./routers/stores.ts";
import { terminalsRouter } from "./routers/terminals.ts";
import { createCallerFactory, router } from "./trpc.ts";

export const appRouter = router({
  identity: identityRouter,
  applications: applicationsRouter,
  reviews: reviewsRouter,
  desk: deskRouter,
  merchants: merchantsRouter,
  members: membersRouter,
  stores: storesRouter,
  devices: devicesRouter,
  shipments: shipmentsRouter,
  terminals: terminalsRouter,
  claims: claimsRouter,
  operators: operatorsRouter,
  registrations: registrationsRouter,
  rates: ratesRouter,
  models: modelsRouter,
  warehouses: warehousesRouter,
  payments: paymentsRouter,
  contracts: contractsRouter,
  reconciliations: reconciliationsRouter,
  ledger: ledgerRouter,
  settlements: settlementsRouter,
  campaigns: campaignsRouter,
  fees: feesRouter,
  audit: auditRouter,
  people: peopleRouter,
  search: searchRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures in process, for server components. */
export const createCaller = createCallerFactory(appRouter);

import type { Reader } from "#db/client.ts";
import type { CaseFile } from "#server/applications/case-file/read-case-file.ts";
import type { AutomaticCheck } from "#server/domain/reviews/views.ts";
import { answersSound } from "./checks/answers-sound.ts";
import { documentsComplete } from "./checks/documents-complete.ts";
import { duplicates } from "./checks/duplicates.ts";
import { listScreening } from "./checks/list-screening.ts";
import { namesAgree } from "./checks/names-agree.ts";
import { papersLasting } from "./checks/papers-lasting.ts";
import { positionInDistrict } from "./checks/position-in-district.ts";
import { deviceFits, productFits } from "./checks/product-fits.ts";
import { similarShops } from "./checks/similar-shops.ts";
import { vouchedAnswers } from "./checks/vouched-answers.ts";

/** What the machine can say of a case, a check a file, each with what it found. */
export async function automaticChecks(reader: Reader, file: CaseFile): Promise<AutomaticCheck[]> {
  return [
    answersSound(file),
    documentsComplete(file),
    ...papersLasting(file),
    ...vouchedAnswers(file),
    ...namesAgree(file),
    ...productFits(file),
    ...(await deviceFits(reader, file)),
    ...(await duplicates(reader, file)),
    ...(await similarShops(reader, file)),
    ...(await positionInDistrict(reader, file)),
    ...(await listScreening(reader, file)),
  ];
}

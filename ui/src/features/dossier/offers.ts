// Taking an offer of the catalogue for a question, and where the caret goes then.
import type { OfferView, Question } from "$lib/ipc/bindings";
import { field, seen } from "$lib/ipc/record";
import { t } from "$lib/i18n/words.svelte";
import type { DossierState } from "./state.svelte";

/** Most offers that stand in a gap with a digit of their own. */
export const IN_GAP = 2;

/** Makes the measure, or lets the household's measure from the same entry answer this as well.
 *  Money, months and helper stay shown beforehand. The id of the measure, if it was written. */
export async function takeOffer(
  dossier: DossierState,
  question: Question,
  offer: OfferView,
): Promise<string | null> {
  const answers = `answers.${question.code}`;
  if (offer.link !== null) {
    const measure = dossier.data?.measures.find((one) => one.record.id === offer.link);
    const dots = seen(field(measure?.record ?? null, answers));
    const done = await dossier.write(offer.link, answers, true, dots);
    await dossier.read();
    return done ? offer.link : null;
  }
  const made = await dossier.create("measure", dossier.id, {
    title: offer.title,
    ...(offer.policy ? { policy: offer.policy } : {}),
    [answers]: true,
    standing: "accepted",
    ...(offer.unfunded ? { unfunded: true } : {}),
  });
  return made?.id ?? null;
}

/** «T3–T12 · Lê Thị Tuyết, Hội Phụ nữ». */
export function usually(dossier: DossierState, offer: OfferView): string {
  const nameOf = (id: string | null) =>
    dossier.data?.helpers.find((helper) => helper.id === id)?.name ?? null;
  const helper = [nameOf(offer.helper.person), nameOf(offer.helper.organisation)];
  return t().filling.usually(
    offer.months.from,
    offer.months.to,
    helper.filter((name) => name !== null).join(", "),
  );
}

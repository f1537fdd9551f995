/** One family's story, played act by act on the product and on the model; how an act is handed in is the test's own affair. */
import { expect } from '@jest/globals';
import type { ItemDecision } from '../../domain/record-change/record-change.ts';
import type { Proposal } from '../../processes/record-changes.ts';
import type { SubmissionContents } from '../../processes/submissions.ts';
import type { SmallAcademy } from '../workflows/small-academy.ts';
import { Family, NOTHING_BROKEN, type twoClerks } from './record-change-family.ts';
import { type Act, beginning, chosen, expected, seen } from './record-change-model.ts';

export type SetAct = 'recordChange.withdraw' | 'recordChange.claim' | 'recordChange.release' | 'recordChange.decide';

/** How a story's acts reach the product. */
export interface Hands {
  submit(proposal: Proposal): Promise<void>;
  /** @returns the refusal's code, or null */
  act<A extends SetAct>(act: A, id: string, accountId: string, content: SubmissionContents[A]): Promise<string | null>;
  wait(id: string, to: 'STAFF' | 'HEAD'): Promise<void>;
  /** Until the runs have looked again where they were ordered to; unless `slow`, until all that can be written is. */
  rest(slow: boolean): Promise<void>;
}

export async function play(
  academy: SmallAcademy,
  clerks: Awaited<ReturnType<typeof twoClerks>>,
  { name, acts, hands }: { name: string; acts: readonly Act[]; hands: Hands },
): Promise<void> {
  const family = await Family.of(academy, clerks, name);
  let model = beginning();
  const told: string[] = [];

  const doIt = async (act: Act): Promise<string | null> => {
    if (act.do === 'submit') return hands.submit(family.proposal(act, model)).then(() => null);
    if (act.do === 'import') return family.import(act.key, act.value).then(() => null);
    if (act.do === 'leave') return family.leave().then(() => null);
    const facts = await family.facts();
    const set = chosen(facts, act.set);
    if (!set) return null;
    const inModel = model.sets[facts.indexOf(set)];
    if (act.do === 'wait') return hands.wait(set.id, act.to).then(() => null);
    if (act.do === 'withdraw') {
      return hands.act('recordChange.withdraw', set.id, family.accountOf(inModel?.by ?? 'mother'), {});
    }
    const clerk = family.accountOf(act.clerk);
    if (act.do === 'claim') return hands.act('recordChange.claim', set.id, clerk, { takeOver: act.takeOver });
    if (act.do === 'release') return hands.act('recordChange.release', set.id, clerk, {});
    const key = chosen(inModel?.items ?? [], act.item)?.key;
    const item = set.items.find((one) => one.key === key);
    if (!item) throw new Error('the model and the tables hold other items');
    const amended = act.decision === 'ACCEPTED_AMENDED' && { amendedValue: family.amended(item.key, act.amended) };
    const decision: ItemDecision = { itemId: item.id, decision: act.decision, hasReason: act.reason };
    return hands.act('recordChange.decide', set.id, clerk, {
      decisions: [{ ...decision, reason: act.reason ? 'Justificatif manquant' : null, ...amended }],
      seenRevision: set.revision - (act.outdated ? 1 : 0),
      delegationId: null,
    });
  };

  for (const act of acts) {
    told.push(JSON.stringify(act));
    const should = expected(model, act);
    const refusal = await doIt(act);
    await hands.rest(act.slow);
    expect({ told, refusal }).toEqual({ told, refusal: should.refusal });
    model = should.model;
    expect({ told, ...(await family.seen()) }).toEqual({ told, ...seen(model) });
  }
  await hands.rest(false);
  expect({ told, ...(await family.broken()) }).toEqual({ told, ...NOTHING_BROKEN });
}

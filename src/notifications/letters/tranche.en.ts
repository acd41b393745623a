import { type TrancheLetters } from './tranche.js';

const decided: Record<Parameters<TrancheLetters['trancheDecided']>[0]['because'], (of: string) => string> = {
  accepted: (of) => `What you showed for ${of} is accepted. Finance prepares its payout now.`,
  evidence_refused: (of) =>
    `What you showed for ${of} was not accepted. You can hand in more; whoever refused it can tell you what is missing.`,
  refusal_proposed: (of) =>
    `It is proposed to refuse ${of} for good. A second person decides; until then you can still hand in evidence. If it is refused, what is unpaid goes back to your backers.`,
  kept: (of) => `It is not refused for good: ${of} waits for your evidence again.`,
  refused: (of) =>
    `Two people have refused ${of} for good. What is unpaid goes back to your backers now, in the proportion in which it came.`,
};

export const trancheEn: TrancheLetters = {
  trancheToDecide: ({ campaign, number, because, page }) => ({
    subject: `To decide: part ${number} of ${campaign}`,
    paragraphs: [
      because === 'handed_in'
        ? `Evidence for part ${number} of the money of “${campaign}” was handed in. Please look at it, then accept or refuse it:`
        : `It is proposed to refuse part ${number} of the money of “${campaign}” for good, and to give back what is unpaid. A second person has to agree or keep it:`,
      page,
    ],
  }),
  trancheDecided: ({ campaign, number, because, page }) => ({
    subject: `Part ${number} of the money of ${campaign}`,
    paragraphs: [decided[because](`part ${number} of the money of “${campaign}”`), page],
  }),
};

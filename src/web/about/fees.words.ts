import { inEveryLanguage } from '../language/words.js';
import { type Section } from './text.js';

interface Sums {
  readonly fee: string;
  readonly vat: string;
  readonly goal: string;
  readonly pledged: string;
  readonly collected: string;
  readonly lost: number;
  readonly refunded: string;
  readonly back: string;
}

const title = (of: (sums: Sums) => string) => of;
const lede = (of: (sums: Pick<Sums, 'fee'>) => string) => of;
const lines = (of: Readonly<Record<string, string>>) => of;
const provider = (of: (rate: string | null) => string) => of;

export const feesWords = inEveryLanguage({
  en: {
    title: 'Fees',
    lede: lede(({ fee }) => `${fee} of a campaign that succeeds. Nothing of one that does not. Nothing for backers.`),
    what: 'What is taken, and by whom',
    rows: {
      backer: ['Backers', 'nothing', 'A pledge costs what it says. A tip to the platform is zero unless you type one.'],
      fee: ['Platform', (rate: string) => rate, 'Of what was collected, once, when the campaign has succeeded.'],
      vat: ['VAT', (rate: string) => rate, 'Of that fee; the state receives it.'],
      provider: [
        'Payment provider',
        (rate: string) => rate,
        'Exactly what it invoices for the payments, without a surcharge.',
      ],
      failed: ['A campaign that fails', 'nothing', 'No card is charged, so there is nothing to take a fee of.'],
      given: [
        'A campaign that gives all back',
        'nothing',
        'If too many cards fail and everybody is refunded, the platform bears the card fees.',
      ],
    },
    who: 'Who',
    rate: 'How much',
    why: 'Why',
    asInvoiced: provider((rate) => (rate ? `as invoiced; ${rate} on average so far` : 'as invoiced')),
    examples: 'Worked examples',
    examplesText:
      'Worked out at this moment with the rates of this instance, by the very rules that settle and pay out campaigns.',
    reached: title(
      ({ goal, pledged, lost }) => `The goal of ${goal} is reached: ${pledged} are pledged, and ${lost} cards fail`,
    ),
    line: 'Line',
    sum: 'Sum',
    lines: lines({
      collected: 'Collected',
      platform_fee: 'Fee of the platform',
      vat: 'VAT on that fee',
      processing_fees: 'Card fees (estimated from what the provider took so far)',
      reserve: 'Reserve, paid out later',
    }),
    payout: 'Paid out to the project',
    unknownFees: 'Of this, the payment provider’s card fees still go off; on this instance none is known yet.',
    missed: title(({ goal, pledged }) => `The goal of ${goal} is missed: ${pledged} are pledged`),
    missedText: 'No card is charged. Backers pay nothing, the project pays nothing, the platform receives nothing.',
    refund: title(({ refunded }) => `Later the project refunds one pledge of ${refunded}`),
    refundText: title(
      ({ refunded, back }) =>
        `The backer receives ${refunded}. The platform returns ${back} of its fee with VAT to the project, as if the pledge had never been. The card fee stays with the project, since the provider keeps it.`,
    ),
    after: [
      {
        title: 'When fees change',
        body: ['Each campaign keeps the rates of the day on which its draft was made. They stand on its page.'],
      },
    ] as readonly Section[],
  },
  fr: {
    title: 'Frais',
    lede: lede(
      ({ fee }) => `${fee} d’une campagne qui réussit. Rien d’une campagne qui échoue. Rien pour les soutiens.`,
    ),
    what: 'Ce qui est pris, et par qui',
    rows: {
      backer: [
        'Soutiens',
        'rien',
        'Une promesse coûte ce qu’elle dit. Le pourboire à la plateforme est nul, sauf si vous en écrivez un.',
      ],
      fee: [
        'Plateforme',
        (rate: string) => rate,
        'De ce qui a été récolté, une seule fois, quand la campagne a réussi.',
      ],
      vat: ['TVA', (rate: string) => rate, 'De ces frais ; l’État la reçoit.'],
      provider: [
        'Prestataire de paiement',
        (rate: string) => rate,
        'Exactement ce qu’il facture pour les paiements, sans supplément.',
      ],
      failed: ['Une campagne qui échoue', 'rien', 'Aucune carte n’est débitée : il n’y a rien à prendre.'],
      given: [
        'Une campagne qui rend tout',
        'rien',
        'Si trop de cartes échouent et que tout le monde est remboursé, la plateforme supporte les frais de carte.',
      ],
    },
    who: 'Qui',
    rate: 'Combien',
    why: 'Pourquoi',
    asInvoiced: provider((rate) => (rate ? `selon facture ; ${rate} en moyenne jusqu’ici` : 'selon facture')),
    examples: 'Exemples calculés',
    examplesText:
      'Calculés à l’instant avec les taux de cette instance, par les règles mêmes qui décomptent et versent les campagnes.',
    reached: title(
      ({ goal, pledged, lost }) =>
        `L’objectif de ${goal} est atteint : ${pledged} sont promis, et ${lost} cartes échouent`,
    ),
    line: 'Ligne',
    sum: 'Somme',
    lines: lines({
      collected: 'Récolté',
      platform_fee: 'Frais de la plateforme',
      vat: 'TVA sur ces frais',
      processing_fees: 'Frais de carte (estimés d’après ce que le prestataire a pris jusqu’ici)',
      reserve: 'Réserve, versée plus tard',
    }),
    payout: 'Versé au projet',
    unknownFees:
      'Les frais de carte du prestataire s’en déduisent encore ; sur cette instance, aucun n’est encore connu.',
    missed: title(({ goal, pledged }) => `L’objectif de ${goal} est manqué : ${pledged} sont promis`),
    missedText:
      'Aucune carte n’est débitée. Les soutiens ne paient rien, le projet ne paie rien, la plateforme ne reçoit rien.',
    refund: title(({ refunded }) => `Plus tard, le projet rembourse une promesse de ${refunded}`),
    refundText: title(
      ({ refunded, back }) =>
        `Le soutien reçoit ${refunded}. La plateforme rend au projet ${back} de ses frais, TVA comprise, comme si la promesse n’avait pas existé. Les frais de carte restent au projet, puisque le prestataire les garde.`,
    ),
    after: [
      {
        title: 'Quand les frais changent',
        body: ['Chaque campagne garde les taux du jour où son brouillon a été créé. Ils figurent sur sa page.'],
      },
    ] as readonly Section[],
  },
  nl: {
    title: 'Kosten',
    lede: lede(({ fee }) => `${fee} van een campagne die slaagt. Niets van een die mislukt. Niets voor steungevers.`),
    what: 'Wat genomen wordt, en door wie',
    rows: {
      backer: [
        'Steungevers',
        'niets',
        'Een toezegging kost wat ze zegt. De fooi voor het platform is nul, tenzij u er een invult.',
      ],
      fee: ['Platform', (rate: string) => rate, 'Van wat werd geïnd, één keer, als de campagne geslaagd is.'],
      vat: ['Btw', (rate: string) => rate, 'Van die vergoeding; de staat ontvangt ze.'],
      provider: ['Betaaldienst', (rate: string) => rate, 'Precies wat hij voor de betalingen rekent, zonder toeslag.'],
      failed: ['Een campagne die mislukt', 'niets', 'Er wordt geen kaart belast, dus valt er niets te nemen.'],
      given: [
        'Een campagne die alles teruggeeft',
        'niets',
        'Falen te veel kaarten en krijgt iedereen alles terug, dan draagt het platform de kaartkosten.',
      ],
    },
    who: 'Wie',
    rate: 'Hoeveel',
    why: 'Waarom',
    asInvoiced: provider((rate) => (rate ? `volgens factuur; tot nu toe gemiddeld ${rate}` : 'volgens factuur')),
    examples: 'Uitgewerkte voorbeelden',
    examplesText:
      'Op dit ogenblik berekend met de tarieven van deze instantie, door dezelfde regels die campagnes vereffenen en uitbetalen.',
    reached: title(
      ({ goal, pledged, lost }) => `Het doel van ${goal} wordt bereikt: ${pledged} toegezegd, en ${lost} kaarten falen`,
    ),
    line: 'Lijn',
    sum: 'Bedrag',
    lines: lines({
      collected: 'Geïnd',
      platform_fee: 'Vergoeding van het platform',
      vat: 'Btw op die vergoeding',
      processing_fees: 'Kaartkosten (geschat naar wat de betaaldienst tot nu toe nam)',
      reserve: 'Reserve, later uitbetaald',
    }),
    payout: 'Uitbetaald aan het project',
    unknownFees: 'Daarvan gaan de kaartkosten van de betaaldienst nog af; op deze instantie zijn er nog geen bekend.',
    missed: title(({ goal, pledged }) => `Het doel van ${goal} wordt gemist: ${pledged} toegezegd`),
    missedText:
      'Er wordt geen kaart belast. Steungevers betalen niets, het project betaalt niets, het platform ontvangt niets.',
    refund: title(({ refunded }) => `Later betaalt het project één toezegging van ${refunded} terug`),
    refundText: title(
      ({ refunded, back }) =>
        `De steungever ontvangt ${refunded}. Het platform geeft ${back} van zijn vergoeding met btw terug aan het project, alsof de toezegging er nooit was. De kaartkosten blijven bij het project, want de betaaldienst houdt ze.`,
    ),
    after: [
      {
        title: 'Als de kosten wijzigen',
        body: ['Elke campagne houdt de tarieven van de dag waarop haar ontwerp werd gemaakt. Ze staan op haar pagina.'],
      },
    ] as readonly Section[],
  },
});

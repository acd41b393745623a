import { inEveryLanguage } from '../language/words.js';
import { type AccountKind } from './account.rules.js';

type Named = Readonly<Record<AccountKind, string>>;
const named = (words: Named) => words;

/** What each kind of account is called on public pages. */
export const accountWords = inEveryLanguage({
  en: named({
    outside: 'Cards and banks of backers, and what the provider keeps',
    bank: 'The operator’s bank account',
    'provider:balance': 'The operator’s balance at the payment provider',
    'platform:fees': 'Fees of the platform',
    'platform:vat': 'VAT on these fees, owed to the state',
    'platform:tips': 'Tips to the platform',
    'platform:costs': 'Costs that the platform bears',
    unexpected_receipts: 'Money that came too late, to be sent back',
    'campaign:funds': 'Owed to campaigns',
    'campaign:refunds': 'Set aside for refunds',
    'campaign:fees_due': 'Provider’s fees not covered yet',
    'campaign:reserve': 'Reserve for later refunds',
    'creator:receivable': 'Owed by creators',
    'recipient:paid': 'Paid out to projects',
  }),
  fr: named({
    outside: 'Cartes et banques des soutiens, et ce que garde le prestataire',
    bank: 'Compte bancaire de l’exploitant',
    'provider:balance': 'Solde de l’exploitant chez le prestataire',
    'platform:fees': 'Frais de la plateforme',
    'platform:vat': 'TVA sur ces frais, due à l’État',
    'platform:tips': 'Pourboires à la plateforme',
    'platform:costs': 'Coûts supportés par la plateforme',
    unexpected_receipts: 'Argent arrivé trop tard, à renvoyer',
    'campaign:funds': 'Dû aux campagnes',
    'campaign:refunds': 'Mis de côté pour des remboursements',
    'campaign:fees_due': 'Frais du prestataire pas encore couverts',
    'campaign:reserve': 'Réserve pour des remboursements ultérieurs',
    'creator:receivable': 'Dû par les créateurs',
    'recipient:paid': 'Versé aux projets',
  }),
  nl: named({
    outside: 'Kaarten en banken van steungevers, en wat de betaaldienst houdt',
    bank: 'Bankrekening van de uitbater',
    'provider:balance': 'Saldo van de uitbater bij de betaaldienst',
    'platform:fees': 'Vergoeding van het platform',
    'platform:vat': 'Btw daarop, verschuldigd aan de staat',
    'platform:tips': 'Fooien voor het platform',
    'platform:costs': 'Kosten die het platform draagt',
    unexpected_receipts: 'Geld dat te laat kwam en teruggaat',
    'campaign:funds': 'Verschuldigd aan campagnes',
    'campaign:refunds': 'Opzijgezet voor terugbetalingen',
    'campaign:fees_due': 'Nog niet gedekte kosten van de betaaldienst',
    'campaign:reserve': 'Reserve voor latere terugbetalingen',
    'creator:receivable': 'Verschuldigd door makers',
    'recipient:paid': 'Uitbetaald aan projecten',
  }),
});

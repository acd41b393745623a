import { type Locale } from '../../../users/index.js';
import { inEveryLanguage } from '../../language/words.js';

type Names = Readonly<Record<string, string>>;

/** Accounts of the ledger by their full name, or by the part after their owner. */
const names = inEveryLanguage<Names>({
  en: {
    outside: 'Cards and banks outside',
    bank: 'Our bank',
    'provider:balance': 'Our balance at the provider',
    'platform:fees': 'Platform fees',
    'platform:vat': 'VAT owed',
    'platform:tips': 'Tips',
    'platform:costs': 'What the platform bears',
    unexpected_receipts: 'Money nobody expected',
    funds: 'Owed to the campaign',
    refunds: 'Set aside for refunds',
    fees_due: 'Provider fees to be covered',
    reserve: 'Kept in reserve',
    receivable: 'Owed by the creator',
    paid: 'Paid to the recipient',
  },
  fr: {
    outside: 'Cartes et banques au-dehors',
    bank: 'Notre banque',
    'provider:balance': 'Notre solde chez le prestataire',
    'platform:fees': 'Frais de la plateforme',
    'platform:vat': 'TVA due',
    'platform:tips': 'Pourboires',
    'platform:costs': 'À charge de la plateforme',
    unexpected_receipts: 'Argent inattendu',
    funds: 'Dû à la campagne',
    refunds: 'Mis de côté pour remboursements',
    fees_due: 'Frais du prestataire à couvrir',
    reserve: 'Gardé en réserve',
    receivable: 'Dû par le porteur',
    paid: 'Versé au bénéficiaire',
  },
  nl: {
    outside: 'Kaarten en banken daarbuiten',
    bank: 'Onze bank',
    'provider:balance': 'Ons saldo bij de betaaldienst',
    'platform:fees': 'Vergoeding van het platform',
    'platform:vat': 'Verschuldigde btw',
    'platform:tips': 'Fooien',
    'platform:costs': 'Ten laste van het platform',
    unexpected_receipts: 'Onverwacht geld',
    funds: 'Verschuldigd aan de campagne',
    refunds: 'Opzij voor terugbetalingen',
    fees_due: 'Te dekken kosten van de betaaldienst',
    reserve: 'In reserve gehouden',
    receivable: 'Verschuldigd door de initiatiefnemer',
    paid: 'Uitbetaald aan de ontvanger',
  },
});

/** What an account is for, in words; its own name where there are none. */
export function accountName(account: string, locale: Locale): string {
  const all = names[locale];
  return all[account] ?? all[account.split(':').at(-1) ?? ''] ?? account;
}

import { type Check } from '../../../reconciliation/index.js';
import { type Locale } from '../../../users/index.js';
import { inEveryLanguage } from '../../language/words.js';

type Sentences = Readonly<Record<string, string>>;

/** What must hold, by the view that finds its violations. English is the sentence of the check itself. */
const sentences = inEveryLanguage<Sentences>({
  en: {},
  fr: {
    check_01_balanced:
      'Chaque transaction du grand livre a des écritures, et chacune déplace un montant entre deux comptes.',
    check_02_balances: 'Le grand livre ne fait que s’allonger, et un solde est la somme de ses écritures.',
    check_03_totals:
      'Les cinq totaux d’une campagne sont les sommes de ses promesses, remboursements et contestations, et ses contributeurs sont distincts.',
    check_04_stock: 'Aucune contrepartie n’est survendue, et ce qui est pris est ce que tiennent les promesses.',
    check_05_one_charge: 'Une promesse a au plus un débit réussi, et un élément encaissé l’a.',
    check_06_provider:
      'Chaque mouvement du prestataire a exactement une transaction du même montant au grand livre, et inversement.',
    check_07_no_stray_charge:
      'Aucun débit ne reste sur une campagne échouée, ni ce qui n’était pas versé d’une campagne annulée ; aucun n’est fait pour une promesse finie, ni avant l’échéance.',
    check_08_funds:
      'Ce qui est dû à la campagne, et ce qui en est mis de côté, n’est jamais négatif ; ce qui manque à un remboursement ou une contestation est dû par le porteur.',
    check_09_refunds:
      'Les remboursements, et ce que les banques ont repris, ne dépassent jamais le débit ; chacun est écrit comme le dit sa ligne et rend sa part des frais.',
    check_12_history:
      'Les états ne changent que par des pas permis, chacun a sa ligne d’historique, et la dernière est l’état.',
    check_13_audit:
      'La chaîne d’audit scellée est intacte et sans trou, et rien n’est non scellé depuis plus d’une minute.',
    check_14_stuck:
      'Aucun travail n’est bloqué : chaque bail, ligne d’envoi et notification du prestataire avance à temps.',
    check_15_sums: 'L’argent tient dans sa monnaie, les frais sont ceux annoncés, et les parties s’additionnent.',
    check_16_four_eyes:
      'Chaque versement est préparé et approuvé par deux personnes différentes, dont aucune n’en bénéficie.',
    check_17_currencies: 'Rien d’une campagne n’est dans une autre monnaie que la sienne.',
    check_18_consent:
      'Aucun débit n’est sans un consentement antérieur de la même personne à au moins cette somme et ce jour.',
  },
  nl: {
    check_01_balanced:
      'Elke transactie van het grootboek heeft boekingen, en elke verplaatst één bedrag tussen twee rekeningen.',
    check_02_balances: 'Het grootboek groeit alleen aan, en een saldo is de som van zijn boekingen.',
    check_03_totals:
      'De vijf totalen van een campagne zijn de sommen van haar toezeggingen, terugbetalingen en betwistingen, en haar steungevers zijn verschillend.',
    check_04_stock: 'Geen beloning is oververkocht, en wat genomen is, is wat toezeggingen vasthouden.',
    check_05_one_charge: 'Een toezegging heeft hoogstens één geslaagde afschrijving, en een geïnd item heeft die.',
    check_06_provider:
      'Elke beweging van de betaaldienst heeft precies één transactie van hetzelfde bedrag in het grootboek, en omgekeerd.',
    check_07_no_stray_charge:
      'Geen afschrijving blijft op een mislukte campagne, noch wat niet was uitbetaald van een afgelaste; geen wordt gedaan voor een beëindigde toezegging, en geen vóór de einddatum.',
    check_08_funds:
      'Wat aan de campagne verschuldigd is, en wat daarvan opzij is gezet, is nooit negatief; wat aan een terugbetaling of betwisting ontbreekt, is de initiatiefnemer verschuldigd.',
    check_09_refunds:
      'Terugbetalingen, en wat banken terughaalden, zijn nooit meer dan de afschrijving; elk is geboekt zoals zijn rij zegt en geeft zijn deel van de vergoeding terug.',
    check_12_history:
      'Toestanden wijzigen alleen met toegelaten stappen, elk heeft zijn rij in de geschiedenis, en de laatste is de toestand.',
    check_13_audit:
      'De verzegelde auditketen is ongebroken en zonder gaten, en niets is langer dan een minuut onverzegeld.',
    check_14_stuck: 'Geen werk zit vast: elke lease, verzendrij en melding van de betaaldienst gaat op tijd verder.',
    check_15_sums: 'Geld past in zijn munt, vergoedingen zijn zoals aangekondigd, en delen tellen op.',
    check_16_four_eyes:
      'Elke uitbetaling is door twee verschillende personen voorbereid en goedgekeurd, geen van beiden begunstigde.',
    check_17_currencies: 'Niets van een campagne is in een andere munt dan de hare.',
    check_18_consent:
      'Geen afschrijving is zonder een eerdere instemming van dezelfde persoon met minstens dat bedrag en die dag.',
  },
});

export const sentenceOfCheck = ({ view, sentence }: Pick<Check, 'view' | 'sentence'>, locale: Locale): string =>
  sentences[locale][view] ?? sentence;

import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;
const template = (of: (version: string, day: string) => string) => of;

export const legalWords = inEveryLanguage({
  en: {
    template: template(
      (version, day) =>
        `Template, version ${version} of ${day}. It came with the software and says what the software does. The operator’s lawyer has to look at it and complete it before anybody relies on it.`,
    ),
    text: text(({ operator, address, currencies }) => ({
      title: 'Legal notice',
      lede: 'Who runs this service and answers for it.',
      sections: [
        { title: 'Operator', body: [operator, address] },
        {
          title: 'What the operator does',
          body: [
            'It takes payments for the creators of projects and passes them on by the published rules. It is not the seller of any reward, and it gives no advice on investments.',
            `Payments are taken in ${currencies} through Stripe, which saves cards and verifies those who receive money.`,
          ],
        },
        {
          title: 'To be completed by the operator',
          body: [
            {
              list: [
                'legal form, company number, register and VAT number',
                'who may represent it; e-mail address and telephone number',
                'supervisory authority and licences, where the law asks for them',
                'single point of contact under the Digital Services Act; body for the settlement of disputes',
                'who hosts the service',
              ],
            },
          ],
        },
        {
          title: 'The software',
          body: [
            'Tally is free software under the GNU Affero General Public License, version 3 or later. Who uses this service over a network may have the source text of the version that runs here; the operator gives it on request.',
          ],
        },
      ],
    })),
  },
  fr: {
    template: template(
      (version, day) =>
        `Modèle, version ${version} du ${day}. Il est livré avec le logiciel et dit ce que fait le logiciel. L’avocat de l’exploitant doit le relire et le compléter avant que quiconque s’y fie.`,
    ),
    text: text(({ operator, address, currencies }) => ({
      title: 'Mentions légales',
      lede: 'Qui exploite ce service et en répond.',
      sections: [
        { title: 'Exploitant', body: [operator, address] },
        {
          title: 'Ce que fait l’exploitant',
          body: [
            'Il encaisse des paiements pour les porteurs de projets et les transmet selon les règles publiées. Il n’est le vendeur d’aucune contrepartie et ne donne pas de conseil en investissement.',
            `Les paiements se font en ${currencies} par Stripe, qui enregistre les cartes et vérifie ceux qui reçoivent l’argent.`,
          ],
        },
        {
          title: 'À compléter par l’exploitant',
          body: [
            {
              list: [
                'forme juridique, numéro d’entreprise, registre et numéro de TVA',
                'qui peut le représenter ; adresse e-mail et numéro de téléphone',
                'autorité de contrôle et agréments, là où la loi les demande',
                'point de contact unique selon le règlement sur les services numériques ; organe de règlement des litiges',
                'qui héberge le service',
              ],
            },
          ],
        },
        {
          title: 'Le logiciel',
          body: [
            'Tally est un logiciel libre sous la licence publique générale GNU Affero, version 3 ou ultérieure. Qui utilise ce service par un réseau peut obtenir le code source de la version qui tourne ici ; l’exploitant le donne sur demande.',
          ],
        },
      ],
    })),
  },
  nl: {
    template: template(
      (version, day) =>
        `Sjabloon, versie ${version} van ${day}. Het komt met de software en zegt wat de software doet. De jurist van de uitbater moet het nakijken en aanvullen voor iemand erop vertrouwt.`,
    ),
    text: text(({ operator, address, currencies }) => ({
      title: 'Wettelijke vermeldingen',
      lede: 'Wie deze dienst uitbaat en ervoor instaat.',
      sections: [
        { title: 'Uitbater', body: [operator, address] },
        {
          title: 'Wat de uitbater doet',
          body: [
            'Hij int betalingen voor de makers van projecten en geeft ze door volgens de gepubliceerde regels. Hij is van geen enkele tegenprestatie de verkoper en geeft geen beleggingsadvies.',
            `Betalingen gebeuren in ${currencies} via Stripe, dat kaarten bewaart en nagaat wie geld ontvangt.`,
          ],
        },
        {
          title: 'Door de uitbater aan te vullen',
          body: [
            {
              list: [
                'rechtsvorm, ondernemingsnummer, register en btw-nummer',
                'wie hem mag vertegenwoordigen; e-mailadres en telefoonnummer',
                'toezichthouder en vergunningen, waar de wet ze vraagt',
                'centraal contactpunt volgens de digitaledienstenverordening; orgaan voor geschillenbeslechting',
                'waar de dienst wordt gehost',
              ],
            },
          ],
        },
        {
          title: 'De software',
          body: [
            'Tally is vrije software onder de GNU Affero General Public License, versie 3 of later. Wie deze dienst via een netwerk gebruikt, kan de broncode krijgen van de versie die hier draait; de uitbater geeft ze op verzoek.',
          ],
        },
      ],
    })),
  },
});

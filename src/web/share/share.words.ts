import { inEveryLanguage } from '../language/words.js';

export const shareWords = inEveryLanguage({
  en: {
    qr: 'A code that leads to this page, for posters',
    embed: 'Show it on your own site',
    embedHint: 'Paste this into your page. It loads no script and sets no cookie:',
    open: 'See the campaign',
    onTally: (operator: string) => `on Tally, run by ${operator}`,
  },
  fr: {
    qr: 'Un code qui mène à cette page, pour les affiches',
    embed: 'La montrer sur votre site',
    embedHint: 'Collez ceci dans votre page. Aucun script n’est chargé, aucun cookie posé :',
    open: 'Voir la campagne',
    onTally: (operator: string) => `sur Tally, exploité par ${operator}`,
  },
  nl: {
    qr: 'Een code die naar deze pagina leidt, voor affiches',
    embed: 'Toon ze op uw eigen site',
    embedHint: 'Plak dit in uw pagina. Het laadt geen script en zet geen cookie:',
    open: 'Bekijk de campagne',
    onTally: (operator: string) => `op Tally, beheerd door ${operator}`,
  },
});

import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;

export const accessibilityWords = inEveryLanguage({
  en: text(({ operator, address }) => ({
    title: 'Accessibility',
    lede: 'Shared money has to be open to everybody, with whatever eyes, hands and machines they come.',
    sections: [
      {
        title: 'What we aim at',
        body: [
          'WCAG 2.2 at level AA. Nobody from outside has audited this instance yet; what follows is what the software does.',
          {
            list: [
              'Every page works without scripts, except the field for the card, which belongs to the payment provider; it leads to the provider’s own page where scripts are off.',
              'Everything can be reached and done by keyboard; the focus is always visible.',
              'Text can be enlarged to 200 %, and pages fit a width of 320 pixels.',
              'Nothing is said by colour or picture alone: progress, charts and states stand beside it in words.',
              'Fields have labels, and an error stands at its field and above the form.',
              'Motion stops where your system asks for less of it.',
              'Text of people carries its language, so that a screen reader speaks it rightly.',
            ],
          },
        ],
      },
      {
        title: 'What is not good yet',
        body: [
          {
            list: [
              'Campaigns are described by their creators, and their texts are as plain as they made them.',
              'The description of the API and the problem texts of the API are in English only.',
              'The criteria of reviews are in English only.',
            ],
          },
        ],
      },
      {
        title: 'Tell us',
        body: [
          `What stops you is a fault of ours. Please write to ${operator}, ${address}, and say on which page it was.`,
        ],
      },
    ],
  })),
  fr: text(({ operator, address }) => ({
    title: 'Accessibilité',
    lede: 'L’argent commun doit être ouvert à tous, quels que soient les yeux, les mains et les appareils.',
    sections: [
      {
        title: 'Ce que nous visons',
        body: [
          'Les WCAG 2.2 au niveau AA. Personne d’extérieur n’a encore audité cette instance ; voici ce que fait le logiciel.',
          {
            list: [
              'Chaque page fonctionne sans scripts, sauf le champ de la carte, qui appartient au prestataire de paiement ; sans scripts, il mène à sa propre page.',
              'Tout peut être atteint et fait au clavier ; le focus est toujours visible.',
              'Le texte peut être agrandi à 200 %, et les pages tiennent sur 320 pixels de large.',
              'Rien n’est dit par la couleur ou l’image seule : progrès, graphiques et états figurent aussi en mots.',
              'Les champs ont un libellé, et une erreur figure à son champ et au-dessus du formulaire.',
              'Les mouvements cessent si votre système en demande moins.',
              'Les textes des gens portent leur langue, afin qu’un lecteur d’écran les prononce bien.',
            ],
          },
        ],
      },
      {
        title: 'Ce qui n’est pas encore bien',
        body: [
          {
            list: [
              'Les campagnes sont décrites par ceux qui les portent ; leurs textes sont aussi simples qu’ils les ont faits.',
              'La description de l’API et les messages d’erreur de l’API n’existent qu’en anglais.',
              'Les critères d’examen n’existent qu’en anglais.',
            ],
          },
        ],
      },
      {
        title: 'Dites-le-nous',
        body: [
          `Ce qui vous arrête est une faute de notre part. Écrivez à ${operator}, ${address}, en disant sur quelle page c’était.`,
        ],
      },
    ],
  })),
  nl: text(({ operator, address }) => ({
    title: 'Toegankelijkheid',
    lede: 'Gedeeld geld moet voor iedereen open zijn, met welke ogen, handen en toestellen men ook komt.',
    sections: [
      {
        title: 'Wat wij nastreven',
        body: [
          'WCAG 2.2 op niveau AA. Niemand van buiten heeft deze instantie al doorgelicht; dit is wat de software doet.',
          {
            list: [
              'Elke pagina werkt zonder scripts, behalve het kaartveld, dat van de betaaldienst is; zonder scripts leidt het naar zijn eigen pagina.',
              'Alles is bereikbaar en te doen met het toetsenbord; de focus is altijd zichtbaar.',
              'Tekst kan tot 200 % worden vergroot, en pagina’s passen in een breedte van 320 pixels.',
              'Niets wordt door kleur of beeld alleen gezegd: voortgang, grafieken en standen staan er ook in woorden bij.',
              'Velden hebben een label, en een fout staat bij haar veld en boven het formulier.',
              'Beweging stopt waar uw systeem om minder vraagt.',
              'Teksten van mensen dragen hun taal, zodat een schermlezer ze juist uitspreekt.',
            ],
          },
        ],
      },
      {
        title: 'Wat nog niet goed is',
        body: [
          {
            list: [
              'Campagnes worden door hun makers beschreven; hun teksten zijn zo eenvoudig als zij ze maakten.',
              'De beschrijving van de API en de foutmeldingen van de API zijn alleen in het Engels.',
              'De criteria van de beoordeling zijn alleen in het Engels.',
            ],
          },
        ],
      },
      {
        title: 'Zeg het ons',
        body: [
          `Wat u tegenhoudt, is een fout van ons. Schrijf naar ${operator}, ${address}, en zeg op welke pagina het was.`,
        ],
      },
    ],
  })),
});

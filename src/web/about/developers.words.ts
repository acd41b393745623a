import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;

const list = (home: string): string => `curl '${home}/v1/campaigns?state=live&locale=en'`;
const signIn = (home: string): string => `curl -X POST ${home}/v1/sessions \\
  -H 'content-type: application/json' \\
  -d '{"email": "you@example.org", "password": "…"}'`;
const token = (home: string): string => `curl -X POST ${home}/v1/api-tokens \\
  -H 'authorization: Bearer SESSION' -H 'content-type: application/json' \\
  -d '{"name": "my program", "days": 90}'`;
const me = (home: string): string => `curl ${home}/v1/me -H 'authorization: Bearer TOKEN'`;

export const developersWords = inEveryLanguage({
  en: text(({ home }) => ({
    title: 'For developers',
    lede: 'Whatever these pages do, programs can do too: one API, described, with the same rights.',
    sections: [
      {
        title: 'The first call',
        body: ['What is public needs no token:', { code: list(home) }],
      },
      {
        title: 'A token',
        body: [
          'A program acts as a member. Register here, open the link in your mail, then begin a session:',
          { code: signIn(home) },
          'With the token of the answer in the place of SESSION make one for your program. It is shown once, holds up to 365 days, and can be ended at any time:',
          { code: token(home) },
          'From then on:',
          { code: me(home) },
          { links: [{ text: 'Register', to: '/register' }] },
        ],
      },
      {
        title: 'Everything else',
        body: [
          {
            links: [
              { text: 'Every operation, to try out', to: '/api/docs', isProgram: true },
              { text: 'openapi.json', to: '/openapi.json', isProgram: true },
            ],
          },
          {
            list: [
              'Sums are whole numbers of minor units with a currency: {"amount": 2500, "currency": "EUR"}.',
              'Instants are ISO 8601 in UTC.',
              'Lists come in pages: give the next of an answer as after.',
              'A POST that makes something takes an Idempotency-Key: repeated with the same key it has one effect and one answer.',
              'Errors are problem details (RFC 9457) with a stable type, and name the field.',
            ],
          },
        ],
      },
      {
        title: 'What pages offer to programs',
        body: [
          {
            list: [
              'Each search has an Atom feed: /en/discover.atom with the same parameters.',
              'Each campaign has a widget for other sites: /embed/ and its name; oEmbed at /oembed?url=.',
              'The head of the audit chain: /v1/audit/head.',
            ],
          },
          'Outgoing webhooks are not there yet.',
        ],
      },
    ],
  })),
  fr: text(({ home }) => ({
    title: 'Pour les développeurs',
    lede: 'Ce que font ces pages, les programmes le peuvent aussi : une seule API, décrite, avec les mêmes droits.',
    sections: [
      {
        title: 'Le premier appel',
        body: ['Ce qui est public ne demande aucun jeton :', { code: list(home) }],
      },
      {
        title: 'Un jeton',
        body: [
          'Un programme agit au nom d’un membre. Créez un compte, ouvrez le lien reçu par courriel, puis commencez une session :',
          { code: signIn(home) },
          'Avec le jeton de la réponse à la place de SESSION, créez-en un pour votre programme. Il est montré une seule fois, vaut jusqu’à 365 jours et peut être révoqué à tout moment :',
          { code: token(home) },
          'Ensuite :',
          { code: me(home) },
          { links: [{ text: 'Créer un compte', to: '/register' }] },
        ],
      },
      {
        title: 'Tout le reste',
        body: [
          {
            links: [
              { text: 'Toutes les opérations, à essayer (en anglais)', to: '/api/docs', isProgram: true },
              { text: 'openapi.json', to: '/openapi.json', isProgram: true },
            ],
          },
          {
            list: [
              'Les sommes sont des nombres entiers d’unités mineures avec une devise : {"amount": 2500, "currency": "EUR"}.',
              'Les instants sont en ISO 8601, en UTC.',
              'Les listes viennent par pages : donnez le next d’une réponse comme after.',
              'Un POST qui crée quelque chose accepte un Idempotency-Key : répété avec la même clé, il a un seul effet et une seule réponse.',
              'Les erreurs sont des « problem details » (RFC 9457) au type stable, qui nomment le champ.',
            ],
          },
        ],
      },
      {
        title: 'Ce que les pages offrent aux programmes',
        body: [
          {
            list: [
              'Chaque recherche a un flux Atom : /fr/discover.atom avec les mêmes paramètres.',
              'Chaque campagne a un widget pour d’autres sites : /embed/ et son nom ; oEmbed à /oembed?url=.',
              'La tête de la chaîne d’audit : /v1/audit/head.',
            ],
          },
          'Les webhooks sortants n’existent pas encore.',
        ],
      },
    ],
  })),
  nl: text(({ home }) => ({
    title: 'Voor ontwikkelaars',
    lede: 'Wat deze pagina’s doen, kunnen programma’s ook: één API, beschreven, met dezelfde rechten.',
    sections: [
      {
        title: 'De eerste oproep',
        body: ['Wat openbaar is, vraagt geen token:', { code: list(home) }],
      },
      {
        title: 'Een token',
        body: [
          'Een programma handelt als een lid. Maak een account, open de link in uw mail en begin een sessie:',
          { code: signIn(home) },
          'Maak met het token uit het antwoord, in de plaats van SESSION, er een voor uw programma. Het wordt één keer getoond, geldt tot 365 dagen en kan op elk ogenblik worden ingetrokken:',
          { code: token(home) },
          'Daarna:',
          { code: me(home) },
          { links: [{ text: 'Een account maken', to: '/register' }] },
        ],
      },
      {
        title: 'Al het andere',
        body: [
          {
            links: [
              { text: 'Elke bewerking, om te proberen (in het Engels)', to: '/api/docs', isProgram: true },
              { text: 'openapi.json', to: '/openapi.json', isProgram: true },
            ],
          },
          {
            list: [
              'Bedragen zijn gehele getallen van de kleinste eenheid met een munt: {"amount": 2500, "currency": "EUR"}.',
              'Tijdstippen zijn ISO 8601 in UTC.',
              'Lijsten komen in pagina’s: geef de next van een antwoord als after.',
              'Een POST die iets maakt, aanvaardt een Idempotency-Key: herhaald met dezelfde sleutel heeft hij één gevolg en één antwoord.',
              'Fouten zijn ‘problem details’ (RFC 9457) met een vast type, en noemen het veld.',
            ],
          },
        ],
      },
      {
        title: 'Wat pagina’s aan programma’s bieden',
        body: [
          {
            list: [
              'Elke zoekopdracht heeft een Atom-feed: /nl/discover.atom met dezelfde parameters.',
              'Elke campagne heeft een widget voor andere sites: /embed/ en haar naam; oEmbed op /oembed?url=.',
              'De kop van de auditketen: /v1/audit/head.',
            ],
          },
          'Uitgaande webhooks zijn er nog niet.',
        ],
      },
    ],
  })),
});

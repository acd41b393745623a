import { type WithdrawalRight } from '../../campaigns/index.js';
import { inEveryLanguage } from '../language/words.js';

const byRight = (words: Readonly<Record<WithdrawalRight, string>>) => words;

/** Who sells a reward and which right of withdrawal there is: for its creator to choose, on a reward, and at the last button. */
export const withdrawalWords = inEveryLanguage({
  en: {
    label: 'Who sells it, and the right of withdrawal',
    hint: 'Whoever sells in the course of business is a trader, and backers have 14 days to withdraw unless the law says otherwise.',
    choices: byRight({
      not_a_trader: 'We are no trader',
      goods_14_days: 'Trader: goods, 14 days from delivery',
      service_14_days: 'Trader: a service, 14 days from the charge',
      sealed: 'Trader: sealed goods, until delivery',
      custom_made: 'Trader: made to each backer’s wishes, no right',
      perishable: 'Trader: it spoils quickly, no right',
      dated: 'Trader: an event or stay on a date, no right',
      digital: 'Trader: digital content at once, no right',
    }),
    short: byRight({
      not_a_trader: 'The seller is no trader: no right of withdrawal by law.',
      goods_14_days: 'From a trader: 14 days to withdraw after delivery.',
      service_14_days: 'From a trader: 14 days to withdraw after the charge.',
      sealed: 'From a trader: withdrawal until delivery, since it is sealed.',
      custom_made: 'From a trader: no right of withdrawal, since it is made to your wishes.',
      perishable: 'From a trader: no right of withdrawal, since it spoils quickly.',
      dated: 'From a trader: no right of withdrawal, since it is for a date.',
      digital: 'From a trader: no right of withdrawal, since the content is there at once.',
    }),
    told: byRight({
      not_a_trader:
        'The seller does not sell in the course of business. The law gives no right of withdrawal beyond cancelling until the deadline.',
      goods_14_days:
        'The seller is a trader. By law you may withdraw without giving a reason until 14 days after the reward has reached you, also in the last 24 hours, and get back what you paid.',
      service_14_days:
        'The seller is a trader. By law you may withdraw without giving a reason until 14 days after your card was charged, also in the last 24 hours, and get back what you paid.',
      sealed:
        'The seller is a trader. By law you may withdraw until the reward has reached you, and later only while its seal is whole (Directive 2011/83/EU, art. 16 e and i).',
      custom_made:
        'The seller is a trader. The reward is made to your own wishes, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 c).',
      perishable:
        'The seller is a trader. The reward spoils quickly, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 d).',
      dated:
        'The seller is a trader. The reward is an event or a stay on a fixed date, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 l).',
      digital:
        'The seller is a trader. The reward is digital content that you get at once, so the law gives no right of withdrawal (Directive 2011/83/EU, art. 16 m).',
    }),
  },
  fr: {
    label: 'Qui vend, et le droit de rétractation',
    hint: 'Qui vend à titre professionnel est un professionnel, et les soutiens ont 14 jours pour se rétracter, sauf exception légale.',
    choices: byRight({
      not_a_trader: 'Nous ne sommes pas un professionnel',
      goods_14_days: 'Professionnel : un bien, 14 jours dès la livraison',
      service_14_days: 'Professionnel : un service, 14 jours dès le débit',
      sealed: 'Professionnel : un bien scellé, jusqu’à la livraison',
      custom_made: 'Professionnel : fait selon les souhaits de chacun, pas de droit',
      perishable: 'Professionnel : se détériore vite, pas de droit',
      dated: 'Professionnel : un événement ou séjour daté, pas de droit',
      digital: 'Professionnel : contenu numérique immédiat, pas de droit',
    }),
    short: byRight({
      not_a_trader: 'Le vendeur n’est pas un professionnel : pas de droit légal de rétractation.',
      goods_14_days: 'D’un professionnel : 14 jours pour se rétracter après la livraison.',
      service_14_days: 'D’un professionnel : 14 jours pour se rétracter après le débit.',
      sealed: 'D’un professionnel : rétractation jusqu’à la livraison, car c’est scellé.',
      custom_made: 'D’un professionnel : pas de rétractation, car c’est fait selon vos souhaits.',
      perishable: 'D’un professionnel : pas de rétractation, car cela se détériore vite.',
      dated: 'D’un professionnel : pas de rétractation, car c’est pour une date.',
      digital: 'D’un professionnel : pas de rétractation, car le contenu est là tout de suite.',
    }),
    told: byRight({
      not_a_trader:
        'Le vendeur n’agit pas à titre professionnel. La loi ne donne pas de droit de rétractation ; vous pouvez annuler jusqu’à l’échéance.',
      goods_14_days:
        'Le vendeur est un professionnel. La loi vous permet de vous rétracter sans motif jusqu’à 14 jours après avoir reçu la contrepartie, aussi dans les dernières 24 heures, et de récupérer ce que vous avez payé.',
      service_14_days:
        'Le vendeur est un professionnel. La loi vous permet de vous rétracter sans motif jusqu’à 14 jours après le débit de votre carte, aussi dans les dernières 24 heures, et de récupérer ce que vous avez payé.',
      sealed:
        'Le vendeur est un professionnel. La loi vous permet de vous rétracter jusqu’à la réception de la contrepartie, et ensuite seulement tant que le scellé est intact (directive 2011/83/UE, art. 16 e et i).',
      custom_made:
        'Le vendeur est un professionnel. La contrepartie est faite selon vos souhaits : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 c).',
      perishable:
        'Le vendeur est un professionnel. La contrepartie se détériore vite : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 d).',
      dated:
        'Le vendeur est un professionnel. La contrepartie est un événement ou un séjour à date fixe : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 l).',
      digital:
        'Le vendeur est un professionnel. La contrepartie est un contenu numérique que vous recevez tout de suite : la loi ne donne pas de droit de rétractation (directive 2011/83/UE, art. 16 m).',
    }),
  },
  nl: {
    label: 'Wie verkoopt, en het herroepingsrecht',
    hint: 'Wie beroepsmatig verkoopt is een handelaar, en steuners hebben dan 14 dagen om te herroepen, tenzij de wet anders zegt.',
    choices: byRight({
      not_a_trader: 'Wij zijn geen handelaar',
      goods_14_days: 'Handelaar: goederen, 14 dagen vanaf de levering',
      service_14_days: 'Handelaar: een dienst, 14 dagen vanaf de afschrijving',
      sealed: 'Handelaar: verzegelde goederen, tot de levering',
      custom_made: 'Handelaar: gemaakt naar ieders wensen, geen recht',
      perishable: 'Handelaar: bederft snel, geen recht',
      dated: 'Handelaar: een evenement of verblijf op een datum, geen recht',
      digital: 'Handelaar: meteen digitale inhoud, geen recht',
    }),
    short: byRight({
      not_a_trader: 'De verkoper is geen handelaar: geen wettelijk herroepingsrecht.',
      goods_14_days: 'Van een handelaar: 14 dagen om te herroepen na de levering.',
      service_14_days: 'Van een handelaar: 14 dagen om te herroepen na de afschrijving.',
      sealed: 'Van een handelaar: herroepen tot de levering, want het is verzegeld.',
      custom_made: 'Van een handelaar: geen herroepingsrecht, want het wordt naar uw wensen gemaakt.',
      perishable: 'Van een handelaar: geen herroepingsrecht, want het bederft snel.',
      dated: 'Van een handelaar: geen herroepingsrecht, want het is voor een datum.',
      digital: 'Van een handelaar: geen herroepingsrecht, want de inhoud is er meteen.',
    }),
    told: byRight({
      not_a_trader:
        'De verkoper verkoopt niet beroepsmatig. De wet geeft geen herroepingsrecht; u kunt annuleren tot de einddatum.',
      goods_14_days:
        'De verkoper is een handelaar. Volgens de wet mag u zonder reden herroepen tot 14 dagen nadat u de beloning hebt ontvangen, ook in de laatste 24 uur, en krijgt u terug wat u hebt betaald.',
      service_14_days:
        'De verkoper is een handelaar. Volgens de wet mag u zonder reden herroepen tot 14 dagen nadat uw kaart is belast, ook in de laatste 24 uur, en krijgt u terug wat u hebt betaald.',
      sealed:
        'De verkoper is een handelaar. Volgens de wet mag u herroepen tot u de beloning hebt ontvangen, en daarna alleen zolang het zegel heel is (Richtlijn 2011/83/EU, art. 16 e en i).',
      custom_made:
        'De verkoper is een handelaar. De beloning wordt naar uw wensen gemaakt, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 c).',
      perishable:
        'De verkoper is een handelaar. De beloning bederft snel, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 d).',
      dated:
        'De verkoper is een handelaar. De beloning is een evenement of een verblijf op een vaste datum, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 l).',
      digital:
        'De verkoper is een handelaar. De beloning is digitale inhoud die u meteen krijgt, dus geeft de wet geen herroepingsrecht (Richtlijn 2011/83/EU, art. 16 m).',
    }),
  },
});

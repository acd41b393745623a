import { inEveryLanguage } from '../language/words.js';
import { type TextOf } from './text.js';

const text = (of: TextOf): TextOf => of;

export const termsWords = inEveryLanguage({
  en: text(({ operator, address, fee, vat, delayDays, holdDays, secondPersonFrom, reserve }) => ({
    title: 'Terms',
    lede: 'What holds between you, the creators of projects and the operator.',
    sections: [
      {
        title: '1. Who is who',
        body: [
          `${operator}, ${address} (the operator) runs this service. It takes payments for creators; it is not the seller of rewards and not a party to what a creator promises.`,
          'A backer promises money to a project. A creator owns the project, is named with it, and owes what it promises.',
        ],
      },
      {
        title: '2. Pledges',
        body: [
          'A pledge is made when the sentence with sum, latest day and condition has been agreed to and a card or account is saved. Until the deadline it can be changed or cancelled; in the last 24 hours not, if that would take the campaign below its goal.',
          'If the condition is met, the sum is charged once, at the latest on the day that the sentence names, and never more than it names. If it is not met, or the charge fails for good, the pledge is void.',
          'Rights of withdrawal that the law gives stay untouched.',
        ],
      },
      {
        title: '3. Campaigns',
        body: [
          'Goal, way of deciding, budget, parts of payment and fees are fixed before a campaign opens. It is reviewed by the published criteria; there is no right to be accepted.',
          'A moderator can suspend a campaign; one that is suspended for 30 days is called off.',
        ],
      },
      {
        title: '4. Fees',
        body: [
          `The operator takes ${fee} of what is collected, plus ${vat} VAT on that, once per round that succeeds; the payment provider’s fees are the project’s. Backers pay no fee. Each campaign keeps the rates of the day on which it was drafted.`,
        ],
      },
      {
        title: '5. Payouts',
        body: [
          `Money is paid out to the verified recipient ${delayDays} days after the deadline at the earliest, in the parts that the budget names, each after its evidence was accepted. Each payout is prepared by one person and approved by another.`,
          `Nothing stays longer than ${holdDays} days without two people deciding to release or to return it. Evidence that two people finally refuse leads to what is unpaid going back to backers in proportion.`,
          ...(reserve
            ? [`Of each payout ${reserve.rate} is kept back for ${reserve.days} days for refunds and disputes.`]
            : []),
        ],
      },
      {
        title: '6. Refunds and disputes',
        body: [
          `A creator can refund pledges; the operator can where it made a mistake or there was fraud. From ${secondPersonFrom} on a second person has to agree. The operator returns its fee on what is refunded.`,
          'What is refunded or taken back by banks after a payout, and not covered by what is left, the creator owes.',
        ],
      },
      {
        title: '7. To be completed by the operator',
        body: [
          {
            list: [
              'liability, applicable law and court',
              'how these terms are changed, and how members are told',
              'who may take part; age; what may not be funded by law',
              'complaints and settlement of disputes out of court',
            ],
          },
        ],
      },
    ],
  })),
  fr: text(({ operator, address, fee, vat, delayDays, holdDays, secondPersonFrom, reserve }) => ({
    title: 'Conditions',
    lede: 'Ce qui vaut entre vous, les porteurs de projets et l’exploitant.',
    sections: [
      {
        title: '1. Qui est qui',
        body: [
          `${operator}, ${address} (l’exploitant) fait fonctionner ce service. Il encaisse des paiements pour les porteurs ; il n’est ni vendeur de contreparties ni partie à ce qu’un porteur promet.`,
          'Un soutien promet de l’argent à un projet. Un porteur possède le projet, y est nommé, et doit ce qu’il promet.',
        ],
      },
      {
        title: '2. Promesses',
        body: [
          'Une promesse est faite quand la phrase avec la somme, la date limite et la condition a été acceptée et qu’une carte ou un compte est enregistré. Jusqu’à l’échéance, elle peut être modifiée ou annulée ; pas dans les dernières 24 heures, si la campagne passait ainsi sous son objectif.',
          'Si la condition est remplie, la somme est débitée une fois, au plus tard le jour que nomme la phrase, et jamais plus qu’elle ne nomme. Si elle ne l’est pas, ou si le prélèvement échoue définitivement, la promesse est nulle.',
          'Les droits de rétractation que donne la loi restent entiers.',
        ],
      },
      {
        title: '3. Campagnes',
        body: [
          'Objectif, formule, budget, parties du versement et frais sont fixés avant l’ouverture d’une campagne. Elle est examinée selon les critères publiés ; il n’y a pas de droit à être acceptée.',
          'Un modérateur peut suspendre une campagne ; suspendue pendant 30 jours, elle est annulée.',
        ],
      },
      {
        title: '4. Frais',
        body: [
          `L’exploitant prend ${fee} de ce qui est récolté, plus ${vat} de TVA sur ces frais, une fois par tour réussi ; les frais du prestataire de paiement sont à la charge du projet. Les soutiens ne paient pas de frais. Chaque campagne garde les taux du jour de son brouillon.`,
        ],
      },
      {
        title: '5. Versements',
        body: [
          `L’argent est versé au bénéficiaire vérifié, au plus tôt ${delayDays} jours après l’échéance, dans les parties que nomme le budget, chacune après l’acceptation de sa preuve. Chaque versement est préparé par une personne et approuvé par une autre.`,
          `Rien ne reste plus de ${holdDays} jours sans que deux personnes décident de le verser ou de le rendre. Si deux personnes refusent définitivement une preuve, ce qui n’est pas versé retourne aux soutiens en proportion.`,
          ...(reserve
            ? [
                `De chaque versement, ${reserve.rate} sont gardés ${reserve.days} jours pour des remboursements et litiges.`,
              ]
            : []),
        ],
      },
      {
        title: '6. Remboursements et litiges',
        body: [
          `Un porteur peut rembourser des promesses ; l’exploitant aussi, en cas d’erreur de sa part ou de fraude. À partir de ${secondPersonFrom}, une deuxième personne doit être d’accord. L’exploitant rend ses frais sur ce qui est remboursé.`,
          'Ce qui est remboursé ou repris par des banques après un versement, et que le reste ne couvre pas, est dû par le porteur.',
        ],
      },
      {
        title: '7. À compléter par l’exploitant',
        body: [
          {
            list: [
              'responsabilité, droit applicable et tribunal',
              'comment ces conditions changent, et comment les membres en sont avertis',
              'qui peut participer ; âge ; ce que la loi interdit de financer',
              'plaintes et règlement extrajudiciaire des litiges',
            ],
          },
        ],
      },
    ],
  })),
  nl: text(({ operator, address, fee, vat, delayDays, holdDays, secondPersonFrom, reserve }) => ({
    title: 'Voorwaarden',
    lede: 'Wat geldt tussen u, de makers van projecten en de uitbater.',
    sections: [
      {
        title: '1. Wie is wie',
        body: [
          `${operator}, ${address} (de uitbater) houdt deze dienst draaiende. Hij int betalingen voor makers; hij is geen verkoper van tegenprestaties en geen partij bij wat een maker belooft.`,
          'Een steungever zegt geld toe aan een project. Een maker bezit het project, wordt erbij genoemd, en is verschuldigd wat hij belooft.',
        ],
      },
      {
        title: '2. Toezeggingen',
        body: [
          'Een toezegging is gedaan als met de zin met bedrag, uiterste dag en voorwaarde is ingestemd en een kaart of rekening is bewaard. Tot de einddatum kan ze worden gewijzigd of geannuleerd; in de laatste 24 uur niet, als de campagne daardoor onder haar doel zou zakken.',
          'Is de voorwaarde vervuld, dan wordt het bedrag één keer geïnd, uiterlijk op de dag die de zin noemt, en nooit meer dan hij noemt. Is ze niet vervuld, of mislukt de inning voorgoed, dan vervalt de toezegging.',
          'Herroepingsrechten die de wet geeft, blijven onaangetast.',
        ],
      },
      {
        title: '3. Campagnes',
        body: [
          'Doel, formule, budget, delen van de uitbetaling en kosten liggen vast voor een campagne opent. Ze wordt beoordeeld volgens de gepubliceerde criteria; er is geen recht om te worden aanvaard.',
          'Een moderator kan een campagne opschorten; wie 30 dagen opgeschort is, wordt afgelast.',
        ],
      },
      {
        title: '4. Kosten',
        body: [
          `De uitbater neemt ${fee} van wat wordt geïnd, plus ${vat} btw daarop, één keer per ronde die slaagt; de kosten van de betaaldienst zijn voor het project. Steungevers betalen geen kosten. Elke campagne houdt de tarieven van de dag waarop haar ontwerp werd gemaakt.`,
        ],
      },
      {
        title: '5. Uitbetalingen',
        body: [
          `Geld wordt uitbetaald aan de nagekeken ontvanger, ten vroegste ${delayDays} dagen na de einddatum, in de delen die het budget noemt, elk nadat het bewijs is aanvaard. Elke uitbetaling wordt door de ene persoon voorbereid en door een andere goedgekeurd.`,
          `Niets blijft langer dan ${holdDays} dagen zonder dat twee mensen beslissen het uit te betalen of terug te geven. Weigeren twee mensen een bewijs voorgoed, dan gaat wat niet is uitbetaald naar verhouding terug naar de steungevers.`,
          ...(reserve
            ? [
                `Van elke uitbetaling blijft ${reserve.rate} ${reserve.days} dagen hier, voor terugbetalingen en betwistingen.`,
              ]
            : []),
        ],
      },
      {
        title: '6. Terugbetalingen en betwistingen',
        body: [
          `Een maker kan toezeggingen terugbetalen; de uitbater ook, bij een eigen fout of bij bedrog. Vanaf ${secondPersonFrom} moet een tweede persoon akkoord gaan. De uitbater geeft zijn vergoeding terug over wat wordt terugbetaald.`,
          'Wat na een uitbetaling wordt terugbetaald of door banken teruggehaald, en niet gedekt is door wat er nog is, is de maker verschuldigd.',
        ],
      },
      {
        title: '7. Door de uitbater aan te vullen',
        body: [
          {
            list: [
              'aansprakelijkheid, toepasselijk recht en rechtbank',
              'hoe deze voorwaarden wijzigen, en hoe leden dat vernemen',
              'wie mag deelnemen; leeftijd; wat volgens de wet niet gefinancierd mag worden',
              'klachten en buitengerechtelijke geschillenbeslechting',
            ],
          },
        ],
      },
    ],
  })),
});

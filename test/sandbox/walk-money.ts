import type Stripe from 'stripe';
import { answers, collect, list } from './answers.js';
import { failure, type Opened, pay } from './open-sandbox.js';

export async function charges(stripe: Stripe, paid: Stripe.PaymentIntent): Promise<void> {
  const { id } = paid.latest_charge as Stripe.Charge;
  await collect(
    'Stripe.Refund',
    stripe.refunds.create({
      payment_intent: paid.id,
      amount: 100,
      expand: ['charge', 'balance_transaction', 'payment_intent'],
    }),
  );
  await failure(stripe.refunds.cancel((await stripe.refunds.list({ charge: id })).data[0]!.id));
  await collect(list('Stripe.Refund'), stripe.refunds.list({ charge: id }));
  const [refund] = (await stripe.refunds.list({ charge: id })).data;
  await collect('Stripe.Refund', stripe.refunds.retrieve(refund!.id));
  await collect('Stripe.Refund', stripe.refunds.update(refund!.id, { metadata: { a: '1' } }));
  await collect(
    'Stripe.Charge',
    stripe.charges.retrieve(id, { expand: ['refunds', 'balance_transaction', 'customer'] }),
  );
  await collect('Stripe.Charge', stripe.charges.update(id, { description: 'x' }));
  await collect(list('Stripe.Charge'), stripe.charges.list({ payment_intent: paid.id }));
}

export async function balances({ stripe, advance, control }: Opened, destination: string): Promise<void> {
  const topup = await stripe.topups.create({ amount: 5000, currency: 'eur' });
  answers.push(['Stripe.Topup', topup]);
  await collect('Stripe.Topup', stripe.topups.retrieve(topup.id, { expand: ['balance_transaction'] }));
  await collect(list('Stripe.Topup'), stripe.topups.list());
  const transfer = await stripe.transfers.create({
    amount: 2000,
    currency: 'eur',
    destination,
    transfer_group: 'g',
    expand: ['balance_transaction'],
  });
  answers.push(['Stripe.Transfer', transfer]);
  const reversal = await stripe.transfers.createReversal(transfer.id, {
    amount: 500,
    expand: ['balance_transaction', 'transfer'],
  });
  answers.push(['Stripe.TransferReversal', reversal]);
  await collect('Stripe.TransferReversal', stripe.transfers.retrieveReversal(transfer.id, reversal.id));
  await collect(
    'Stripe.TransferReversal',
    stripe.transfers.updateReversal(transfer.id, reversal.id, { metadata: { a: '1' } }),
  );
  const { destination_payment_refund: refunded } = reversal;
  await collect('Stripe.Refund', stripe.refunds.retrieve(refunded as string, {}, { stripeAccount: destination }));
  await collect(list('Stripe.TransferReversal'), stripe.transfers.listReversals(transfer.id));
  await collect('Stripe.Transfer', stripe.transfers.retrieve(transfer.id));
  await collect('Stripe.Transfer', stripe.transfers.update(transfer.id, { metadata: { a: '1' } }));
  await collect(list('Stripe.Transfer'), stripe.transfers.list({ transfer_group: 'g' }));
  await collect(
    'Stripe.Charge',
    stripe.charges.retrieve(transfer.destination_payment as string, {}, { stripeAccount: destination }),
  );
  await advance(3);
  const payout = await stripe.payouts.create({ amount: 1000, currency: 'eur' });
  answers.push(['Stripe.Payout', payout]);
  await collect('Stripe.Payout', stripe.payouts.update(payout.id, { metadata: { a: '1' } }));
  await collect('Stripe.Payout', stripe.payouts.cancel(payout.id));
  await collect('Stripe.Payout', stripe.payouts.retrieve(payout.id, { expand: ['balance_transaction'] }));
  await collect(list('Stripe.Payout'), stripe.payouts.list({}, { stripeAccount: destination }));
  await control('POST', 'settings', { topup_days: 1 });
  const late = await stripe.topups.create({ amount: 5000, currency: 'eur' });
  await collect('Stripe.Topup', stripe.topups.update(late.id, { metadata: { a: '1' } }));
  await collect('Stripe.Topup', stripe.topups.cancel(late.id));
  await collect('Stripe.BalanceSettings', stripe.balanceSettings.retrieve());
  await collect(
    'Stripe.BalanceSettings',
    stripe.balanceSettings.update({ payments: { payouts: { minimum_balance_by_currency: { eur: 100 } } } }),
  );
  await collect('Stripe.Balance', stripe.balance.retrieve());
  await collect('Stripe.Balance', stripe.balance.retrieve({}, { stripeAccount: destination }));
  await collect(list('Stripe.BalanceTransaction'), stripe.balanceTransactions.list({ limit: 100 }));
  const [transaction] = (await stripe.balanceTransactions.list({ source: transfer.id })).data;
  await collect(
    'Stripe.BalanceTransaction',
    stripe.balanceTransactions.retrieve(transaction!.id, { expand: ['source'] }),
  );
}

export async function disputes({ stripe, control }: Opened): Promise<void> {
  const { latest_charge } = await pay(stripe, 2000);
  const dispute = await control('POST', 'disputes', { charge: latest_charge });
  await control('POST', `disputes/${dispute.id}`, { outcome: 'won' });
  const answered = await control('POST', 'disputes', {
    charge: (await pay(stripe, 2000)).latest_charge,
    inquiry: true,
  });
  await collect('Stripe.Dispute', stripe.disputes.update(answered.id!, { evidence: { customer_name: 'A' } }));
  const given = await control('POST', 'disputes', { charge: (await pay(stripe, 2000)).latest_charge });
  await collect('Stripe.Dispute', stripe.disputes.close(given.id!));
  await collect('Stripe.Dispute', stripe.disputes.retrieve(dispute.id!, { expand: ['charge', 'payment_intent'] }));
  await collect(list('Stripe.Dispute'), stripe.disputes.list());
}

export async function debits({ stripe, advance }: Opened, customer: string): Promise<void> {
  const allowed_payment_method_types: ['sepa_debit'] = ['sepa_debit'];
  const sepa_debit = { iban: 'DE89370400440532013000' };
  const billing_details = { name: 'A', email: 'a@example.org' };
  const mandate_data = {
    customer_acceptance: { type: 'online' as const, online: { ip_address: '127.0.0.1', user_agent: 'test' } },
  };
  const method = await stripe.paymentMethods.create({ type: 'sepa_debit', sepa_debit, billing_details });
  answers.push(['Stripe.PaymentMethod', method]);
  const confirmed = { customer, allowed_payment_method_types, payment_method: method.id, mandate_data, confirm: true };
  const saved = await stripe.setupIntents.create({ ...confirmed, expand: ['latest_attempt', 'mandate'] });
  answers.push(['Stripe.SetupIntent', saved]);
  await collect('Stripe.Mandate', stripe.mandates.retrieve((saved.mandate as Stripe.Mandate).id));
  const expand = ['latest_charge', 'payment_method'];
  const ordered = await pay(stripe, 1000, {
    customer,
    allowed_payment_method_types,
    payment_method: method.id,
    expand,
  });
  answers.push(['Stripe.PaymentIntent', ordered]);
  await advance(5.1);
  await collect('Stripe.PaymentIntent', stripe.paymentIntents.retrieve(ordered.id, { expand }));
  await collect(
    'Stripe.Refund',
    stripe.refunds.create({ payment_intent: ordered.id, expand: ['balance_transaction'] }),
  );
}

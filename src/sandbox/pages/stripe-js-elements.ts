/** The Payment Element: a card form, or an IBAN where the intent allows it. */
export const elementsScript = String.raw`
const fields = {
  card: [
    { name: 'number', label: 'Card number', placeholder: '1234 1234 1234 1234', autocomplete: 'cc-number' },
    { name: 'expiry', label: 'Expiration date', placeholder: 'MM / YY', autocomplete: 'cc-exp' },
    { name: 'cvc', label: 'Security code', placeholder: 'CVC', autocomplete: 'cc-csc' },
  ],
  sepa_debit: [
    { name: 'iban', label: 'IBAN', placeholder: 'DE00 0000 0000 0000 0000 00', autocomplete: 'off' },
    { name: 'name', label: 'Full name', placeholder: 'First and last name', autocomplete: 'name' },
    { name: 'email', label: 'E-mail', placeholder: 'you@example.com', autocomplete: 'email' },
  ],
};
const complete = {
  number: (text) => /^\d{12,19}$/.test(text.replace(/[\s-]/g, '')),
  expiry: (text) => /^\s*\d{1,2}\s*\/?\s*\d{2}(\d{2})?\s*$/.test(text),
  cvc: (text) => /^\d{3,4}$/.test(text.trim()),
  iban: (text) => /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/i.test(text.replace(/\s/g, '')),
  name: (text) => text.trim() !== '',
  email: (text) => /.@./.test(text),
};
const messages = {
  number: 'Your card number is incomplete.',
  expiry: "Your card's expiration date is incomplete.",
  cvc: "Your card's security code is incomplete.",
  iban: 'The IBAN you entered is incomplete.',
  name: 'Your name is missing.',
  email: 'Your e-mail address is missing.',
};

function labelled(text, input) {
  const label = document.createElement('label');
  Object.assign(label.style, { display: 'block', margin: '0 0 12px', fontSize: '14px' });
  Object.assign(input.style, { display: 'block', width: '100%', boxSizing: 'border-box', marginTop: '4px' });
  Object.assign(input.style, { padding: '10px', font: 'inherit', fontSize: '16px' });
  Object.assign(input.style, { border: '1px solid #888', borderRadius: '5px' });
  label.append(text, input);
  return label;
}

class PaymentElement {
  constructor(types) {
    this.types = types;
    this.listeners = {};
    this.inputs = {};
    this.root = document.createElement('div');
    this.root.className = 'StripeElement';
  }

  on(event, listener) {
    (this.listeners[event] = this.listeners[event] || []).push(listener);
    return this;
  }

  off(event) {
    delete this.listeners[event];
    return this;
  }

  once(event, listener) {
    return this.on(event, listener);
  }

  mount(target) {
    const place = typeof target === 'string' ? document.querySelector(target) : target;
    if (!place) throw new Error('IntegrationError: there is no element ' + target + ' to mount to.');
    place.replaceChildren(this.root);
    void this.show();
  }

  unmount() {
    this.root.remove();
  }

  destroy() {
    this.unmount();
  }

  update() {}
  collapse() {}
  blur() {}

  focus() {
    const [first] = Object.values(this.inputs);
    if (first) first.focus();
  }

  async show() {
    const { types, error } = await this.types;
    if (error) return this.tell('loaderror', { error });
    this.root.replaceChildren();
    this.type = types[0];
    if (types.length > 1) this.root.append(this.choice(types));
    this.body = document.createElement('div');
    this.root.append(this.body);
    this.draw();
    this.tell('ready', {});
  }

  choice(types) {
    const select = document.createElement('select');
    for (const type of types) select.append(new Option(type === 'card' ? 'Card' : 'SEPA direct debit', type));
    select.addEventListener('change', () => {
      this.type = select.value;
      this.draw();
      this.changed();
    });
    return labelled('Payment method', select);
  }

  draw() {
    this.inputs = {};
    this.body.replaceChildren();
    for (const { name, label, placeholder, autocomplete } of fields[this.type]) {
      const input = document.createElement('input');
      Object.assign(input, { type: 'text', placeholder, autocomplete });
      if (this.type === 'card') input.inputMode = 'numeric';
      input.addEventListener('input', () => this.changed());
      this.inputs[name] = input;
      this.body.append(labelled(label, input));
    }
  }

  /** The first field that is not filled in, if any. */
  incomplete() {
    return Object.keys(this.inputs).find((name) => !complete[name](this.inputs[name].value));
  }

  changed() {
    const empty = Object.values(this.inputs).every((input) => input.value === '');
    this.tell('change', { complete: !this.incomplete(), empty, collapsed: false, value: { type: this.type } });
  }

  tell(event, about) {
    for (const listener of this.listeners[event] || []) listener({ elementType: 'payment', ...about });
  }

  data() {
    const text = (name) => this.inputs[name].value.trim();
    if (this.type === 'sepa_debit') {
      const billing_details = { name: text('name'), email: text('email') };
      return { type: 'sepa_debit', sepa_debit: { iban: text('iban') }, billing_details };
    }
    const digits = text('expiry').replace(/\D/g, '');
    const [month, year] = /\//.test(text('expiry'))
      ? text('expiry').split('/').map((part) => part.trim())
      : [digits.slice(0, 2), digits.slice(2)];
    return { type: 'card', card: { number: text('number'), exp_month: month, exp_year: year, cvc: text('cvc') } };
  }
}

function elementsOf(key, { clientSecret, paymentMethodTypes }) {
  const known = Object.keys(fields);
  const of = (types) => ({ types: types.filter((type) => known.includes(type)) });
  const types = clientSecret
    ? retrieve(key, clientSecret).then(({ intent, error }) => (error ? { error } : of(intent.payment_method_types)))
    : Promise.resolve(of(paymentMethodTypes || ['card']));
  let payment = null;
  return {
    clientSecret,
    create(type) {
      if (type !== 'payment') throw new Error('IntegrationError: the sandbox has the payment element only.');
      payment = new PaymentElement(types);
      return payment;
    },
    getElement: (type) => (type === 'payment' ? payment : null),
    update() {},
    fetchUpdates: async () => ({}),
    data: () => payment.data(),
    async submit() {
      if (!payment || !payment.type) throw new Error('IntegrationError: the payment element is not mounted.');
      const missing = payment.incomplete();
      if (!missing) return { selectedPaymentMethod: payment.type };
      const error = { type: 'validation_error', code: 'incomplete_' + missing, message: messages[missing] };
      return { error };
    },
  };
}
`;

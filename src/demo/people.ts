import { setTimeout as sleep } from 'node:timers/promises';
import { type Api } from './api.js';

export type Locale = 'en' | 'fr' | 'nl';

/** Everybody in the town signs in with this one; the demo is not a place for secrets. */
export const townPassword = 'tally-sticks-2026';

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
  readonly token: string;
}

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly locale: Locale;
}

interface KeptMail {
  readonly subject: string;
  readonly body: string;
}

/** People as the service knows them: each registers, opens the mail, and signs in. */
export class People {
  constructor(private readonly service: Api) {}

  async register({ email, name, locale }: NewPerson): Promise<Person> {
    await this.service.post('/v1/users', {
      email,
      password: townPassword,
      displayName: name,
      locale,
      acceptTerms: '2026-11',
    });
    await this.service.post('/v1/users/verify-email', { token: await this.tokenFromMail(email) });
    return this.signIn({ email, name, locale });
  }

  async signIn({ email, name, locale }: NewPerson): Promise<Person> {
    const { userId, token } = await this.service.post<{ userId: string; token: string }>('/v1/sessions', {
      email,
      password: townPassword,
    });
    return { id: userId, email, name, locale, token };
  }

  /** Shows again that it is them: a payout asks for it, and hours may lie behind the sign-in. */
  async confirm(person: Person): Promise<void> {
    await this.service.post('/v1/me/confirm', { password: townPassword }, person);
  }

  /** One owner proposes, another approves: nobody gives a role alone. */
  async grant(person: Person, role: string, owners: readonly [Person, Person]): Promise<void> {
    const [first, second] = owners;
    const grant = await this.service.post<{ id: string }>('/v1/admin/role-grants', { userId: person.id, role }, first);
    await this.service.post(`/v1/admin/role-grants/${grant.id}/approve`, {}, second);
  }

  /** Waits for a mail to the address whose text has a link with a token. */
  private async tokenFromMail(email: string): Promise<string> {
    for (let tries = 0; tries < 200; tries += 1) {
      const { data } = await this.service.get<{ data: KeptMail[] }>(`/dev/mail.json?to=${encodeURIComponent(email)}`);
      const token = data.map(({ body }) => /token=([\w-]+)/.exec(body)?.[1]).find((found) => found !== undefined);
      if (token) return token;
      await sleep(100);
    }
    throw new Error(`no mail with a link reached ${email}`);
  }
}

interface CardOptions {
  readonly card: { readonly request_three_d_secure: string };
}

interface GivenOptions {
  readonly card?: { readonly request_three_d_secure?: string } | null;
}

/** The intent's options with what the caller asks for. */
export function withOptions<O extends CardOptions>(options: O, given: GivenOptions | undefined): O {
  const asked = given?.card?.request_three_d_secure;
  return asked === undefined ? options : { ...options, card: { ...options.card, request_three_d_secure: asked } };
}

/** Whether 3-D Secure is asked for even from cards that do not need it. */
export function asksForThreeDSecure({ card }: CardOptions): boolean {
  return card.request_three_d_secure === 'any' || card.request_three_d_secure === 'challenge';
}

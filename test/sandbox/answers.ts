/** What the sandbox has answered, each with the SDK's type of it. */
export const answers: [type: string, value: unknown][] = [];

export async function collect(type: string, call: Promise<unknown>): Promise<void> {
  answers.push([type, await call]);
}

export const list = (of: string) => `Stripe.ApiList<${of}>`;
export const page = (of: string) => `{ data: ${of}[]; next_page_url: string | null; previous_page_url: string | null }`;
export const deleted = '{ id: string; object: string; deleted: true }';
